"""A letter's tries: taken in hand, begun, sent, and given up where it can't be sent."""

from datetime import datetime

from django.db import transaction

from sprang.foundation.letters.trying import GIVEN_UP, HELD, LONGEST_WAIT, is_for_good, wait

from ..models import Notice, WatchLetter


def claimed(letter: WatchLetter, now: datetime) -> bool:
    """Of two workers one: whoever finds the row as it was."""
    seen = ("again_at", "begun_at", "last_at", "how")
    same = WatchLetter.objects.filter(
        pk=letter.pk, **{name: getattr(letter, name) for name in seen}
    )
    return bool(same.update(again_at=now + wait(letter.begun_at or now, now)))


@transaction.atomic
def begun(letter: WatchLetter, notices: list[int], now: datetime) -> datetime:
    """From here on it is this letter, whoever sends it."""
    WatchLetter.objects.filter(pk=letter.pk).update(begun_at=now)
    Notice.objects.filter(pk__in=notices).update(mailed_at=now)
    return now


def sent(letter: WatchLetter, begun_at: datetime, now: datetime) -> None:
    _over(letter, begun_at, last_at=now, again_at=None, failed_at=None, failed_to="", failure="")


def nothing_to_tell(letter: WatchLetter, now: datetime) -> None:
    _over(letter, letter.begun_at, again_at=now + HELD)


def failed(letter: WatchLetter, begun_at: datetime, fault: Exception, now: datetime) -> None:
    """The next one waits for a day: a server that is asked for an address that isn't there again
    and again takes the sender for one who guesses."""
    how = WatchLetter.Failure
    failure = how.REFUSED if is_for_good(fault) else how.LATE if now - begun_at >= GIVEN_UP else ""
    if failure:
        told = {"failed_at": now, "failed_to": letter.user.email, "failure": failure}
        _over(letter, begun_at, again_at=now + LONGEST_WAIT, **told)


def _over(letter: WatchLetter, begun_at: datetime | None, **said: object) -> None:
    """Said of this letter alone: another may have ended it, and begun the next."""
    WatchLetter.objects.filter(pk=letter.pk, begun_at=begun_at).update(begun_at=None, **said)
