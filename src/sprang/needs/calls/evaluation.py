"""All that the team has given, put together when everybody has given it."""

from collections import defaultdict
from dataclasses import dataclass, field

from sprang.core.scoring import Spread, spread, weighted
from sprang.foundation.models import User

from .models import Agreed, Answer, Call, Criterion, Declared, Review, Score, TeamMember


def remaining(call: Call) -> dict[int, int]:
    """By member, how many answers they have left to declare or score. Three queries."""
    answers = set(call.answers.opened().values_list("pk", flat=True))
    members = call.team.values_list("pk", flat=True)
    away = set(
        Declared.objects.filter(member__call=call, conflict=True).values_list("member", "answer")
    )
    done = set(Review.objects.filter(member__call=call).values_list("member", "answer"))
    return {
        member: sum((member, answer) not in away | done for answer in answers) for member in members
    }


def all_have_scored(call: Call) -> bool:
    """Nobody sees another's points before; one who has an interest is not waited for."""
    return not any(remaining(call).values())


@dataclass(frozen=True)
class Judged:
    """One answer with all that was given to it.

    `by_member` and `spreads` are weighted sums, `means` and `agreed` points by criterion.
    """

    answer: Answer
    by_member: dict[TeamMember, float] = field(default_factory=dict)
    means: dict[Criterion, float] = field(default_factory=dict)
    points: dict[Criterion, dict[TeamMember, int]] = field(default_factory=dict)
    agreed: dict[Criterion, int] = field(default_factory=dict)
    notes: list[Review] = field(default_factory=list)
    spread: Spread | None = None
    total: float | None = None
    """What has been agreed on, else the mean of what each came to; out of five."""


def panel(call: Call, viewer: User, is_done: bool | None = None) -> list[Judged]:
    """The answers that the viewer may read, the best first. Queries don't depend on how many.
    `is_done`: whether all have scored, where that is known."""
    answers = Answer.objects.visible_to(viewer).opened().filter(call=call)
    rows = list(answers.select_related("organisation").order_by("organisation__name", "pk"))
    if not (all_have_scored(call) if is_done is None else is_done):
        return [Judged(answer) for answer in rows]
    return sorted(_judged(call, rows), key=lambda each: -(each.total or 0))


def _judged(call: Call, rows: list[Answer]) -> list[Judged]:
    criteria = {each.pk: each for each in call.criteria.all()}
    given: dict[int, list[Score]] = defaultdict(list)
    scores = Score.objects.filter(review__answer__in=rows).order_by("review__member", "pk")
    for score in scores.select_related("review__member__user"):
        given[score.review.answer_id].append(score)
    notes: dict[int, list[Review]] = defaultdict(list)
    written = Review.objects.filter(answer__in=rows).exclude(note="").order_by("member")
    for review in written.select_related("member__user"):
        notes[review.answer_id].append(review)
    agreed: dict[int, dict[Criterion, int]] = defaultdict(dict)
    for each in Agreed.objects.filter(answer__in=rows):
        agreed[each.answer_id][criteria[each.criterion_id]] = each.points
    return [_one(each, criteria, given[each.pk], agreed[each.pk], notes[each.pk]) for each in rows]


def _one(
    answer: Answer,
    criteria: dict[int, Criterion],
    scores: list[Score],
    agreed: dict[Criterion, int],
    notes: list[Review],
) -> Judged:
    points: dict[Criterion, dict[TeamMember, int]] = {each: {} for each in criteria.values()}
    for score in scores:
        points[criteria[score.criterion_id]][score.review.member] = score.points
    weights = {str(each.pk): float(each.weight) for each in criteria.values()}
    members = {score.review.member for score in scores}
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
