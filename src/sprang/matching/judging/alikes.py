"""Needs that an import brought, strongly like a need that was there: listed, never decided."""

from collections.abc import Sequence
from typing import Any, Final

from sprang.core.ranking import Scored, Strength, calibrate
from sprang.foundation.models import ImportRun, User
from sprang.needs.models import Need

from .. import index
from ..answers import Hit
from ..finding import Finder
from ..index.clauses import Narrowed
from ..index.searching import snapshot
from ..question import Question
from ..search import reach_of, text_of
from ..searchables import searchable_of
from ..shown import Shown
from .questions import Pair, settled_pairs
from .questions import Question as Asked

AT_ONCE: Final = 25
"""Needs compared for one page: each takes as long as a match."""


def alikes_of(run: ImportRun, user: User, after: int) -> dict[str, Any]:
    """Questions about the next needs of the run, and the key to go on after, if there are more."""
    brought = _brought(run, after)
    compared, answer = _seen(brought[:AT_ONCE], user), {"complete": True}
    try:
        pairs = _alike(compared, user)
    except index.Unusable:
        pairs, answer = [], {"complete": False}
    questions = _asked(pairs, user)
    more = brought[AT_ONCE - 1] if len(brought) > AT_ONCE else 0
    return {"questions": questions, "more": more, "answer": answer}


def _brought(run: ImportRun, after: int) -> list[int]:
    """Keys of the next records, one more than is compared. Asked by themselves: joined with what
    may be seen, SQLite goes through all needs there are instead of through those of the run."""
    traces = run.traces.filter(record__gt=after).order_by("record_id")
    return list(traces.values_list("record_id", flat=True)[: AT_ONCE + 1])


def _seen(keys: Sequence[int], user: User) -> list[Need]:
    needs = Need.objects.visible_to(user).filter(pk__in=keys)
    return list(needs.select_related("platform", "scope").order_by("pk"))


def _alike(needs: Sequence[Need], user: User) -> list[tuple[Need, Scored]]:
    """Each need with the best of those that are strongly like it. Reads the index only."""
    reach, now = reach_of(user), snapshot(index.store())
    pairs = []
    for need in needs:
        finder = Finder(now, Question.of(text_of(need), reach))
        best = finder.best(Narrowed("need", only_open=True, without=str(need.uid)), 1)
        pairs += [(need, one) for one in best if calibrate(one.relevance) is Strength.STRONG]
    return pairs


def _asked(pairs: Sequence[tuple[Need, Scored]], user: User) -> list[Asked]:
    """Where the database lets the person see the other, and it is not settled."""
    kind = searchable_of("need")
    seen = {str(row.uid): row for row in kind.visible(user, uid__in=[one.id for _n, one in pairs])}
    settled = settled_pairs([need.pk for need, _one in pairs], user)
    questions: list[Asked] = []
    told: set[Pair] = set()
    for need, one in pairs:
        other = seen.get(one.id)
        pair = frozenset((need.pk, other.pk)) if other else Pair()
        if other and pair not in settled | told:
            told.add(pair)
            shown = Shown(Hit(other, kind, one, Strength.STRONG), need.platform, need)
            questions.append(Asked(need, shown))
    return questions
