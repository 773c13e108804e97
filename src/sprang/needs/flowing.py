"""How the needs of a city have gone: which roads, and how long each stretch took."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Entry, Platform, User

from .enums import Road
from .models import Need, RoadChoice

LATEST = 200
"""Needs that are looked at, the newest: a page must not cost more the more there are."""
STRETCHES: tuple[tuple[str, str, str | Promise], ...] = (
    ("captured", "sharpened", _("Från inskickat till skärpt")),
    ("sharpened", "chosen", _("Från skärpt till vald väg")),
    ("captured", "closed", _("Från inskickat till avslutat")),
)
_MOMENTS = {"need.sharpened": "sharpened", "need.closed": "closed"}


@dataclass(frozen=True)
class Bar:
    label: str | Promise
    number: int
    share: int
    """Of the largest, in hundredths."""


@dataclass(frozen=True)
class Stretch:
    """`days` is the median; half took longer."""

    label: str | Promise
    days: float | None
    number: int


@dataclass(frozen=True)
class Flow:
    roads: list[Bar]
    stretches: list[Stretch]
    number: int


def flow_of(platform: Platform, user: User | AnonymousUser) -> Flow:
    """Over the newest needs of the platform that the person may see. Three queries."""
    seen = Need.objects.visible_to(user).filter(platform=platform).order_by("-created_at", "-pk")
    newest = seen.values_list("pk", "uid", "created_at")[:LATEST]
    uids = {pk: uid for pk, uid, _at in newest}
    made = {uid: at for _pk, uid, at in newest}
    choices = RoadChoice.objects.filter(need__in=uids).order_by("at", "pk")
    chosen = [(uids[pk], road, at) for pk, road, at in choices.values_list("need_id", "road", "at")]
    moments = moments_of(made, ((uid, at) for uid, _road, at in chosen))
    latest = Counter({uid: road for uid, road, _at in chosen}.values())
    return Flow(bars(latest), [stretch(moments.values(), *each) for each in STRETCHES], len(made))


def moments_of(
    made: Mapping[UUID, datetime], chosen: Iterable[tuple[UUID, datetime]]
) -> dict[UUID, dict[str, datetime]]:
    """When each first came to each of its stations."""
    moments = {uid: {"captured": at} for uid, at in made.items()}
    entries = Entry.objects.filter(subject_uid__in=made, kind__in=_MOMENTS).order_by("seq")
    for uid, kind, at in entries.values_list("subject_uid", "kind", "at"):
        moments[uid].setdefault(_MOMENTS[kind], at)
    for uid, at in chosen:
        moments[uid].setdefault("chosen", at)
    return moments


def bars(numbers: Mapping[str, int]) -> list[Bar]:
    most = max(numbers.values(), default=0) or 1
    return [
        Bar(label, numbers[value], round(100 * numbers[value] / most))
        for value, label in Road.choices
    ]


def stretch(
    moments: Iterable[Mapping[str, datetime]], first: str, last: str, label: Any
) -> Stretch:
    took = [(each[last] - each[first]).days for each in moments if first in each and last in each]
    return Stretch(label, median(took) if took else None, len(took))
