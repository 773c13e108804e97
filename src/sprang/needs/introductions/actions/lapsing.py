"""What nobody answers: the silent side is reminded once, and later it is over by itself."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from sprang.needs.models import Need

from ..enums import LAPSES_AFTER, REMINDED_AFTER, IntroductionState
from ..models import Introduction
from .holding import tell

AT_ONCE = 100
"""Introductions in one round."""


def look_after_waiting(now: datetime | None = None) -> int:
    """How many lapsed or were reminded of. Run by the worker now and then.

    What has waited long lapses, and what is about a need that has ended: else a company would be
    asked to answer for something that nobody looks for any more.
    """
    now = now or timezone.now()
    over = Q(made_at__lte=now - LAPSES_AFTER) | Q(need__status__in=Need.ENDED)
    silent = Q(made_at__lte=now - REMINDED_AFTER, reminded_at=None)
    lapsed = sum(_lapse(each) for each in _waiting().filter(over)[:AT_ONCE])
    return lapsed + sum(_remind(each) for each in _waiting().filter(silent)[:AT_ONCE])


def _waiting() -> QuerySet[Introduction]:
    rows = Introduction.objects.filter(state=IntroductionState.WAITING)
    return rows.select_related("need", "by").order_by("made_at", "pk")


@transaction.atomic
def _lapse(introduction: Introduction) -> bool:
    """Whether it still waited: a yes that comes at the same moment stands."""
    rows = Introduction.objects.filter(pk=introduction.pk, state=IntroductionState.WAITING)
    if not rows.update(state=IntroductionState.LAPSED, settled_at=timezone.now()):
        return False
    tell("lapsed", introduction, None)
    return True


@transaction.atomic
def _remind(introduction: Introduction) -> bool:
    """Whether this worker was first."""
    rows = Introduction.objects.filter(
        pk=introduction.pk, state=IntroductionState.WAITING, reminded_at=None
    )
    if not rows.update(reminded_at=timezone.now()):
        return False
    tell("reminded", introduction, None)
    return True
