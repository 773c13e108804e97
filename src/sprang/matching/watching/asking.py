"""What a watch asks, and the words by which something new finds it."""

from dataclasses import dataclass
from typing import Final

from django.db import transaction

from sprang.core.ranking import Query, bm25
from sprang.foundation.models import User

from ..index.background import Background
from ..index.searching import Snapshot
from ..models import Watch, WatchTerm
from ..search import reach_of, text_of
from ..searchables import searchables

TELLING: Final = 40
"""Terms kept of a watch: the rarest of a whole page."""
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
        text = "\n".join(part for part in (f"{own.name}.", own.summary, own.text) if part)
        return Asked(text, every & PROFILES_LOOK_FOR, str(own.uid))
    kinds = every & {watch.kind} if watch.kind else every
    inside = watch.platform_id if watch.only_here else 0
    return Asked(watch.words, kinds, platform_id=inside, is_words=True)


@transaction.atomic
def keep_terms(watch: Watch, snapshot: Snapshot) -> None:
    """Keep the watch's rarest terms in place of those it had."""
    user: User = watch.user
    weights = telling(asked_by(watch).text, snapshot.statistics(reach_of(user)))
    watch.terms.all().delete()
    WatchTerm.objects.bulk_create(
        WatchTerm(watch=watch, term=term, weight=weight) for term, weight in weights.items()
    )
    Watch.objects.filter(pk=watch.pk).update(weight=sum(weights.values()))


def telling(text: str, statistics: Background) -> dict[str, float]:
    rarity = {
        term: bm25.rarity(statistics.document_frequency(("terms", term)), statistics.documents)
        for word in Query.from_text(text).words
        for term in word.terms
    }
    rarest = sorted(rarity, key=lambda term: (-rarity[term], term))[:TELLING]
    return {term: rarity[term] for term in rarest}
