"""Is it the same need? Asked where two are strongly alike, once of each person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404

from sprang.core.ranking import Strength
from sprang.foundation.models import User
from sprang.needs.models import Need

from ..enums import Sameness
from ..models import SameNeed
from ..shown import Column, Shown

Pair = frozenset[int]


@dataclass(frozen=True)
class Question:
    """Whether `need` and the need of the hit are one."""

    need: Need
    shown: Shown

    answers = Sameness.choices


def question_of(
    columns: Sequence[Column], need: Need, user: User | AnonymousUser
) -> Question | None:
    """About the best of the needs that are strongly alike and not yet answered."""
    if not isinstance(user, User):
        return None
    alike = [shown for column in columns if column.kind == "need" for shown in column.hits]
    strong = [shown for shown in alike if shown.hit.strength is Strength.STRONG]
    settled = settled_pairs([need.pk], user)
    open_ones = (s for s in strong if frozenset((need.pk, s.hit.found.pk)) not in settled)
    return next((Question(need, shown) for shown in open_ones), None)


def settled_pairs(needs: Iterable[int], user: User) -> set[Pair]:
    """Pairs with any of the needs that are not asked about again: the person has answered, or
    somebody has said no and nobody yes."""
    keys = list(needs)
    about = _said(SameNeed.objects.filter(Q(one__in=keys) | Q(other__in=keys)))
    return {pair for pair, _answer, by in about if by == user.pk} | _refused(about)


def refused_pairs(records: Iterable[int]) -> set[Pair]:
    """Pairs among the records of which somebody has said no and nobody yes."""
    keys = list(records)
    return _refused(_said(SameNeed.objects.filter(one__in=keys, other__in=keys)))


def _said(about: QuerySet[SameNeed]) -> list[tuple[Pair, str, int]]:
    rows = about.values_list("one", "other", "answer", "by")
    return [(frozenset((one, other)), answer, by) for one, other, answer, by in rows]


def _refused(about: Iterable[tuple[Pair, str, int]]) -> set[Pair]:
    told: dict[Pair, set[str]] = {}
    for pair, answer, _by in about:
        told.setdefault(pair, set()).add(answer)
    yes, no = Sameness.SAME, Sameness.DIFFERENT
    return {pair for pair, answers in told.items() if no in answers and yes not in answers}


def other_need_or_404(user: User, uid: str) -> Need:
    try:
        wanted = UUID(uid)
    except ValueError:
        raise Http404 from None
    found: Need | None = Need.objects.visible_to(user).filter(uid=wanted).first()
    if found is None:
        raise Http404
    return found
