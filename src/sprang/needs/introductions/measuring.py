"""How many introductions lead on."""

from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Q

from sprang.foundation.models import Platform, User

from .enums import IntroductionState
from .models import Introduction

LATEST = 500
"""Introductions whose days are read, the newest: a page must not cost more the more there are."""


@dataclass(frozen=True)
class Measured:
    """`days` is the median from asked to both said yes; None where none has come so far."""

    made: int
    accepted: int
    met: int
    led: int
    days: int | None


def measured(platform: Platform, user: User) -> Measured:
    """Over those of the platform that the person may know of. Two queries."""
    seen = Introduction.objects.visible_to(user).with_results(user).filter(platform=platform)
    both = Q(state=IntroductionState.ACCEPTED)
    counts = seen.aggregate(
        made=Count("pk"),
        accepted=Count("pk", filter=both),
        met=Count("pk", filter=both & Q(has_met=True)),
        led=Count("pk", filter=both & Q(led_on=True)),
    )
    rows = seen.filter(both).order_by("-made_at", "-pk")
    moments = rows.values_list("made_at", "settled_at")[:LATEST]
    days = [(settled - made).days for made, settled in moments if settled]
    return Measured(**counts, days=round(median(days)) if days else None)
