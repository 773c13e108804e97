"""How many matches people judged relevant, counted so that nobody's own word can be read out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from django.db.models import Count, QuerySet

from sprang.core.evaluation.proportions import Interval, wilson

from ..enums import Reason, Verdict
from ..models import Feedback
from ..searchables import searchables
from .judged import FEWEST, PEOPLE, RELEVANT

FEW: Final = "…"
"""Stands for the reasons that few have given."""

STRENGTHS: Final = ("strong", "likely", "possible", "")


@dataclass(frozen=True)
class Figure:
    """One row: a kind, or one strength of it ("" where the match was not among those shown)."""

    kind: str
    strength: str | None
    relevant: int
    told: int
    people: int

    @property
    def is_shown(self) -> bool:
        return self.people >= FEWEST

    @property
    def share(self) -> float:
        return self.relevant / self.told

    @cached_property
    def interval(self) -> Interval:
        return wilson(self.relevant, self.told)

    @property
    def percent(self) -> tuple[int, int, int]:
        """The share and its interval, in whole per cent."""
        told = (self.share, self.interval.low, self.interval.high)
        share, low, high = (round(100 * each) for each in told)
        return share, low, high


def figures(rows: QuerySet[Feedback]) -> list[Figure]:
    """For each kind that anybody has judged: all of it, then each strength."""
    counts = {"relevant": RELEVANT, "told": Count("pk"), "people": PEOPLE}
    wholes = rows.values_list("kind").annotate(**counts)
    parts = rows.values_list("kind", "strength").annotate(**counts)
    found = [Figure(kind, None, *counted) for kind, *counted in wholes]
    found += [Figure(kind, strength, *counted) for kind, strength, *counted in parts]
    order = [each.kind for each in searchables()]
    there = {each.kind for each in found}
    return [each for kind in order if kind in there for each in of_kind(kind, found)]


def of_kind(kind: str, found: Sequence[Figure]) -> list[Figure]:
    whole = next(each for each in found if (each.kind, each.strength) == (kind, None))
    parts = [each for each in found if each.kind == kind and each.strength is not None]
    parts.sort(key=lambda each: STRENGTHS.index(each.strength or ""))
    return [withheld(whole), *hidden_together([withheld(each) for each in parts])]


def withheld(figure: Figure) -> Figure:
    return figure if figure.is_shown else replace(figure, relevant=0, told=0)


def hidden_together(parts: list[Figure]) -> list[Figure]:
    """One part alone that is withheld is the whole less the others: the smallest goes with it."""
    shown = [each for each in parts if each.is_shown]
    if len(parts) - len(shown) != 1 or not shown:
        return parts
    least = min(shown, key=lambda each: (each.told, STRENGTHS.index(each.strength or "")))
    gone = replace(least, relevant=0, told=0, people=0)
    return [gone if each is least else each for each in parts]


@dataclass(frozen=True)
class Rejected:
    """Why, and how many times; the reasons that fewer than `FEWEST` gave are counted together."""

    reasons: list[tuple[str, int]]
    latest: list[Feedback]


def rejected(rows: QuerySet[Feedback], most: int = 25) -> Rejected | None:
    """None where too few have rejected anything to be told of."""
    away = rows.filter(verdict=Verdict.IRRELEVANT)
    if away.aggregate(people=PEOPLE)["people"] < FEWEST:
        return None
    latest = away.select_related("asked__platform", "record__platform", "organisation")
    return Rejected(reasons(away), list(latest.order_by("-asked_id", "pk")[:most]))


def reasons(away: QuerySet[Feedback]) -> list[tuple[str, int]]:
    """The most common first; last, in one, those that too few have given."""
    counted = list(away.values_list("reason").annotate(many=Count("pk"), people=PEOPLE))
    labels = dict(Reason.choices)
    told = [(str(labels.get(why, "")), many) for why, many, people in counted if people >= FEWEST]
    rest = sum(many for _why, many, people in counted if people < FEWEST)
    told.sort(key=lambda pair: -pair[1])
    return [*told, *([(FEW, rest)] if rest else [])]
