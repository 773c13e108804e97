"""Asking how it went, once, and telling it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from sprang.foundation.models import User
from sprang.foundation.unseen import without_unseen

from ..enums import ASKED_AFTER, IntroductionState
from ..models import Introduction, IntroductionOutcome, MeetingTime
from .holding import held, must_be, tell

AT_ONCE = 100
"""Introductions asked about in one round."""


@transaction.atomic
def tell_outcome(
    *, introduction: Introduction, by: User, outcome: str, words: str = ""
) -> Introduction:
    """For the person's own side, or for the hub; said again, it is as they say now.

    :raises NotAllowed: the person has nothing to do with it.
    :raises Refused: both have not said yes.
    """
    fresh, party = held(introduction, by)
    must_be(fresh, IntroductionState.ACCEPTED)
    said = {"outcome": outcome, "words": without_unseen(words).strip()}
    before = fresh.outcomes.filter(party=party, **said)
    if before.exists():
        return fresh
    said_now = {**said, "by": by, "at": timezone.now()}
    IntroductionOutcome.objects.update_or_create(introduction=fresh, party=party, defaults=said_now)
    tell("outcome_told", fresh, by, party)
    return fresh


def ask_how_it_went(now: datetime | None = None) -> int:
    """How many were asked about. Run by the worker now and then; each is asked about once,
    and not before they have met."""
    now = now or timezone.now()
    due = Introduction.objects.filter(
        state=IntroductionState.ACCEPTED, asked_at=None, settled_at__lte=now - ASKED_AFTER
    ).select_related("need", "by")
    meets = MeetingTime.objects.filter(introduction=OuterRef("pk"), starts_at__gt=now)
    due = due.exclude(Exists(meets.exclude(chosen_at=None)))
    return sum(_ask(each) for each in due.order_by("settled_at", "pk")[:AT_ONCE])


@transaction.atomic
def _ask(introduction: Introduction) -> bool:
    """Whether this worker was first."""
    rows = Introduction.objects.filter(
        pk=introduction.pk, state=IntroductionState.ACCEPTED, asked_at=None
    )
    if not rows.update(asked_at=timezone.now()):
        return False
    tell("asked", introduction, None)
    return True
