"""Agreeing on a time."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User
from sprang.foundation.unseen import without_unseen

from ..enums import MOST_TIMES, SIDES, IntroductionState, Party
from ..models import Introduction, MeetingTime
from .holding import TOO_LATE, held, must_be, tell

FARTHEST = timedelta(days=730)


@transaction.atomic
def propose_time(
    *,
    introduction: Introduction,
    by: User,
    starts_at: datetime,
    minutes: int = 30,
    place: str = "",
) -> MeetingTime:
    """:raises Refused: both have not said yes, a time is chosen, or three stand already.
    :raises BadInput: a time that has been or is years away, or one that stands already.
    """
    fresh, party = held(introduction, by)
    must_be(fresh, IntroductionState.ACCEPTED)
    times = list(fresh.times.all())
    if any(each.chosen_at for each in times):
        raise Refused(_("Ni har redan bestämt en tid."))
    coming = [each for each in times if each.starts_at > timezone.now()]
    if len(coming) >= MOST_TIMES:
        raise Refused(_("Tre tider står redan. Ta bort en först."))
    if fault := _fault(starts_at, times):
        raise BadInput({"day": fault})
    place = without_unseen(place).strip()
    said = {"starts_at": starts_at, "minutes": minutes, "place": place}
    made = MeetingTime.objects.create(introduction=fresh, party=party, by=by, **said)
    tell("time_proposed", fresh, by, party)
    return made


def _fault(starts_at: datetime, times: list[MeetingTime]) -> str:
    now = timezone.now()
    if starts_at <= now:
        return _("Välj en tid som kommer.")
    if starts_at > now + FARTHEST:
        return _("Välj en tid inom två år.")
    if any(each.starts_at == starts_at for each in times):
        return _("Den tiden är redan föreslagen.")
    return ""


@transaction.atomic
def choose_time(*, introduction: Introduction, by: User, uid: UUID) -> MeetingTime:
    """:raises NotAllowed: the person's own side proposed it, or the person is on neither.
    :raises Refused: another is chosen, or the time has been or was taken away.
    """
    fresh, party = held(introduction, by)
    must_be(fresh, IntroductionState.ACCEPTED)
    time = _time(fresh, uid)
    if not may_choose(party, time):
        raise NotAllowed("choose_time")
    if time.starts_at <= timezone.now() or fresh.times.exclude(chosen_at=None).exists():
        raise Refused(str(TOO_LATE))
    time.chosen_at = timezone.now()
    time.save(update_fields=["chosen_at"])
    tell("time_chosen", fresh, by, party)
    return time


@transaction.atomic
def drop_time(*, introduction: Introduction, by: User, uid: UUID) -> Introduction:
    """Take back a time that was proposed, or call off the one that was chosen.

    :raises NotAllowed: a proposal of the other side's.
    :raises Refused: it is gone already, or they have met.
    """
    fresh, party = held(introduction, by)
    must_be(fresh, IntroductionState.ACCEPTED)
    time = _time(fresh, uid)
    if not may_drop(party, time):
        raise NotAllowed("drop_time")
    if time.chosen_at and time.starts_at <= timezone.now():
        raise Refused(_("Mötet har varit. Berätta i stället hur det gick."))
    time.delete()
    tell("time_dropped", fresh, by, party)
    return fresh


def _time(introduction: Introduction, uid: UUID) -> MeetingTime:
    found = introduction.times.filter(uid=uid).first()
    if found is None:
        raise Refused(str(TOO_LATE))
    return found


def may_choose(party: str, time: MeetingTime) -> bool:
    """The side that did not propose it; of the hub's times, either."""
    return party in SIDES and party != time.party


def may_drop(party: str, time: MeetingTime) -> bool:
    return bool(time.chosen_at) or party in (time.party, Party.HUB)
