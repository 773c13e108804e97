"""Following a record, and supporting it."""

from django.db.models import QuerySet
from django.utils import timezone

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Head, Record, User

from .. import rules
from ..enums import Channel
from ..models import Follow, Notification, Support


def follow(*, record: Record, by: User, has_letters: bool = True) -> Follow:
    """With letters or without; the same again changes nothing.

    :raises NotAllowed: for what the person may not see.
    """
    if not rules.may_follow(by, record):
        raise NotAllowed("follow")
    return _set(record, by, is_on=True, has_letters=has_letters)


def unfollow(*, record: Record, by: User) -> Follow:
    """Also of what one wrote oneself, and of what one may no longer see."""
    if not rules.takes_part(by):
        raise NotAllowed("unfollow")
    return _set(record, by, is_on=False, has_letters=True)


def _set(record: Record, by: User, *, is_on: bool, has_letters: bool) -> Follow:
    with journal.together():
        known = Follow.objects.select_for_update().filter(user=by, record=record).first()
        chosen = known or Follow(user=by, record=record, platform=record.platform, is_on=not is_on)
        was = known and (known.is_on, known.has_letters)
        if was == (is_on, has_letters):
            return chosen
        begins = is_on and not chosen.is_on
        chosen.is_on, chosen.has_letters, chosen.changed_at = is_on, has_letters, timezone.now()
        chosen.since = None if begins or not is_on else chosen.since
        chosen.save()
        if not (is_on and has_letters):
            _waiting(record, by).delete()
        verb = "started" if begins else "chosen" if is_on else "stopped"
        journal.append(f"follow.{verb}", subject=by, by=by, data={"record": str(record.uid)})
    return chosen


def _waiting(record: Record, by: User) -> QuerySet[Notification]:
    """What has not been put in a letter yet."""
    waits = Notification.objects.filter(user=by, record=record, channel=Channel.MAIL)
    return waits.filter(letter=None)


def follow_unasked(record: Record, by: User) -> None:
    """Who takes part follows, unless they have said otherwise."""
    is_author = record.author_id == by.pk
    if not is_author and not Follow.objects.filter(user=by, record=record).exists():
        _set(record, by, is_on=True, has_letters=True)


def follow_too(source: Record, target: Record) -> None:
    """Who follows the one follows the other, unless they have chosen otherwise there; its author
    too. What of it they may see is looked at when they are told."""
    rows = Follow.objects.filter(record=source).values_list("user_id", "is_on", "has_letters")
    chosen = {user: (is_on, has_letters) for user, is_on, has_letters in rows}
    if source.author_id:
        chosen.setdefault(source.author_id, (True, True))
    since = Head.objects.values_list("seq", flat=True).filter(pk=1).first() or 0
    own = {"record": target, "platform": target.platform, "since": since}
    Follow.objects.bulk_create(
        (
            Follow(user_id=user, has_letters=has_letters, **own)
            for user, (is_on, has_letters) in chosen.items()
            if is_on and user != target.author_id
        ),
        ignore_conflicts=True,
    )


def support(*, record: Record, by: User) -> Support:
    """:raises NotAllowed: for what the person may not see, or wrote."""
    if not rules.may_support(by, record):
        raise NotAllowed("support")
    with journal.together():
        given, is_new = Support.objects.get_or_create(record=record, user=by)
        if is_new:
            _tell("supported", record, by)
    return given


def take_back_support(*, record: Record, by: User) -> None:
    if not rules.may_follow(by, record):
        raise NotAllowed("take_back_support")
    with journal.together():
        gone, _each = Support.objects.filter(record=record, user=by).delete()
        if gone:
            _tell("unsupported", record, by)


def _tell(verb: str, record: Record, by: User) -> None:
    journal.append(f"dialogue.{verb}", subject=by, by=by, data={"record": str(record.uid)})
