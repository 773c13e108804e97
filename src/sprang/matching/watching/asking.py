"""What a watch asks, and the words by which something new finds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from sprang.core.ranking import Word, bm25
from sprang.foundation.models import User

from ..index.background import Background
from ..index.searching import Snapshot
from ..models import Watch, WatchTerm
from ..question import query_of
from ..search import reach_of, text_of
from ..searchables import searchables

TELLING: Final = 40
"""Terms kept of many words: the rarest."""
SHARED: Final = 0.05
"""Part of the weight of many words that must be in what is new. In `matching_dev` 4 of 72 strong
matches in one language have less."""
NEARLY: Final = 0.99
"""Of all words: thirds don't add up to one."""
SHORT: Final = 6
"""Words up to which a search wants all of them."""
PROFILES_LOOK_FOR: Final = frozenset({"need"})


@dataclass(frozen=True)
class Asked:
    """`uid` is of what asks, which is never its own answer."""

    text: str
    kinds: frozenset[str]
    uid: str = ""
    platform_id: int = 0
    is_words: bool = False


def asked_by(watch: Watch) -> Asked:
    """Of a watch with its need or organisation: what these say now."""
    every = frozenset(each.kind for each in searchables())
    if watch.need:
        return Asked(text_of(watch.need), every, str(watch.need.uid))
    if own := watch.organisation:
        words = (f"{own.name}.", own.summary, own.text, own.seeks)
        text = "\n".join(part for part in words if part)
        return Asked(text, every & PROFILES_LOOK_FOR, str(own.uid))
    kinds = every & {watch.kind} if watch.kind else every
    inside = watch.platform_id if watch.only_here else 0
    return Asked(watch.words, kinds, platform_id=inside, is_words=True)


def deaf() -> QuerySet[Watch]:
    """Watches for words that stand and have no terms."""
    return Watch.objects.filter(stopped_at=None, terms=None).exclude(words="")


def keep_terms(watch: Watch, snapshot: Snapshot) -> None:
    """Keep the terms of a watch for words, in place of those it had. Whoever calls holds it."""
    user: User = watch.user
    weights, needed = telling(watch.words, snapshot.statistics(reach_of(user)))
    watch.terms.all().delete()
    WatchTerm.objects.bulk_create(
        WatchTerm(watch=watch, term=term, weight=weight) for term, weight in weights.items()
    )
    Watch.objects.filter(pk=watch.pk).update(weight=needed)


def telling(text: str, statistics: Background) -> tuple[dict[str, float], float]:
    """What each term weighs, and what something must have of that to be asked about."""
    words = query_of(text).words
    if len(text.split()) <= SHORT:
        return _all_of(words), NEARLY * sum(not word.added for word in words)
    rarity = {
        term: bm25.rarity(statistics.document_frequency(("terms", term)), statistics.documents)
        for word in words
        for term in word.terms
    }
    rarest = sorted(rarity, key=lambda term: (-rarity[term], term))[:TELLING]
    weights = {term: rarity[term] for term in rarest}
    return weights, SHARED * sum(weights.values())


def _all_of(words: Sequence[Word]) -> dict[str, float]:
    """Each word weighs one: whole, or in all its parts together."""
    weights: dict[str, float] = {}
    for word in words:
        whole, *parts = word.terms
        weights[whole] = weights.get(whole, 0) + 1
        for part in parts:
            weights[part] = weights.get(part, 0) + 1 / len(parts)
    return weights
