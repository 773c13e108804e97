"""All that the team has given, put together when everybody has given it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, Value

from sprang.core.scoring import Spread, spread, weighted
from sprang.foundation.models import User

from .models import Agreed, Answer, Call, Criterion, Review, Score, TeamMember
from .progress import Progress, progress

Points = dict[Criterion, dict[TeamMember, int]]
"""Of one answer."""


@dataclass(frozen=True)
class Judged:
    """One answer with all that was given to it.

    `by_member` and `spreads` are weighted sums, `means` and `agreed` points by criterion.
    """

    answer: Answer
    by_member: dict[TeamMember, float] = field(default_factory=dict)
    means: dict[Criterion, float] = field(default_factory=dict)
    points: Points = field(default_factory=dict)
    agreed: dict[Criterion, int] = field(default_factory=dict)
    notes: list[Review] = field(default_factory=list)
    spread: Spread | None = None
    total: float | None = None
    """What has been agreed on, else the mean of what each came to; out of five."""


def panel(call: Call, viewer: User, known: Progress | None = None) -> list[Judged]:
    """The answers that the viewer may read, the best first. Queries don't depend on how many.
    `known`: how far the team has come, where that has been asked."""
    known = known or progress(call)
    answers = Answer.objects.visible_to(viewer).opened().filter(call=call)
    rows = list(answers.select_related("organisation").order_by("organisation__name", "pk"))
    if not known.is_done:
        return [Judged(answer) for answer in rows]
    return sorted(_judged(call, rows, known), key=lambda each: -(each.total or 0))


def _judged(call: Call, rows: list[Answer], known: Progress) -> list[Judged]:
    criteria = {each.pk: each for each in call.criteria.all()}
    members = {each.pk: each for each in known.members}
    given: dict[int, Points] = {row.pk: {each: {} for each in criteria.values()} for row in rows}
    agreed: dict[int, dict[Criterion, int]] = defaultdict(dict)
    for answer, member, criterion, points in _points(rows):
        if member is None:
            agreed[answer][criteria[criterion]] = points
        else:
            given[answer][criteria[criterion]][members[member]] = points
    notes: dict[int, list[Review]] = defaultdict(list)
    for (member, answer), review in sorted(known.reviews.items()):
        if review.note:
            review.member = members[member]
            notes[answer].append(review)
    return [_one(each, given[each.pk], agreed[each.pk], notes[each.pk]) for each in rows]


def _points(rows: list[Answer]) -> list[Any]:
    """Answer, member, criterion and points; what was agreed on is no member's. One query."""
    given = Score.objects.filter(review__answer__in=rows)
    nobody = Value(None, output_field=BigIntegerField(null=True))
    both = given.values_list("review__answer", "review__member", "criterion", "points").union(
        Agreed.objects.filter(answer__in=rows).values_list("answer", nobody, "criterion", "points"),
        all=True,
    )
    return sorted(both, key=lambda row: (row[1] or 0, row[2]))


def _one(
    answer: Answer, points: Points, agreed: dict[Criterion, int], notes: list[Review]
) -> Judged:
    weights = {str(each.pk): float(each.weight) for each in points}
    members = {member for given in points.values() for member in given}
    sums = {
        member: weighted(
            {str(c.pk): of[member] for c, of in points.items() if member in of}, weights
        )
        for member in sorted(members, key=lambda each: each.pk)
    }
    spreads = spread(list(sums.values())) if sums else None
    means = {c: spread(list(of.values())).mean for c, of in points.items() if of}
    total = spreads.mean if spreads else None
    if agreed:
        total = weighted({str(c.pk): value for c, value in agreed.items()}, weights)
    return Judged(answer, sums, means, points, agreed, notes, spreads, total)
