"""Which watches may want what is new: the new thing looks for the watches, not they for it.

Those for needs and profiles that are like it, in words or in meaning, and those for words that it
has. However much is new, however many watch for it: the database is asked six times.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.db.models import Q

from sprang.core.ranking import Query, Synonyms

from ..finding import Finder
from ..index import EVERYTHING
from ..index.searching import Snapshot
from ..models import Notice, Watch, WatchTerm
from ..question import Question, query_of
from ..searchables import Searchable

ASKING: Final = ("need", "organisation")
"""What can be watched for."""
LIKE: Final = 0.1
"""How relevant they must be to what is new. Of 81 strong matches in `matching_dev`, asked the other
way round, the least is 0.28; of all pairs there 0.03 are above."""
MOST_TERMS: Final = 400
"""Of what is new: those of its first pages."""
RELATED: Final = ("user", "need__platform", "need__scope", "organisation", "platform")

Key = tuple[str, Any]
"""What a watch is found by: what it is for and that thing's uid, or "words" and its own key."""


@dataclass(frozen=True)
class New:
    """Something that is new or changed; `seq` is of the entry that says so."""

    kind: Searchable
    found: Any
    seq: int

    @property
    def uid(self) -> Any:
        return self.found.uid

    @cached_property
    def query(self) -> Query:
        item = self.kind.item_of(self.found)
        return query_of(item.whole, item.language)


def candidates(
    now: Snapshot, news: Sequence[New], synonyms: Synonyms
) -> Iterator[tuple[Watch, New]]:
    """The standing watches that are older than what is new, and have not told of it.

    :param synonyms: from what a text says to the words of those who watch for something else.
    """
    keys = _alike(now, news)
    for number, found in _with_words(news, synonyms).items():
        keys[number] |= found
    by_key = _watches(set().union(*keys))
    told = _told(by_key, news)
    for new, its in zip(news, keys, strict=True):
        watches = {watch.pk: watch for key in its for watch in by_key.get(key, ())}
        for _pk, watch in sorted(watches.items()):
            if _is_older(watch, new) and (watch.pk, new.uid) not in told:
                yield watch, new


def _is_older(watch: Watch, new: New) -> bool:
    return watch.since is not None and watch.since < new.seq


def _alike(now: Snapshot, news: Sequence[New]) -> list[set[Key]]:
    """Of what is watched for, what is like each. All is weighed: if they competed for places, what
    the watcher may not see could take that of what they may."""
    standing = Watch.objects.filter(stopped_at=None)
    watched = {
        field: standing.exclude(**{field: None}).values_list(f"{field}__uid", flat=True).distinct()
        for field in ASKING
    }
    texts = {
        field: now.texts(now.rows([*map(str, uids)], EVERYTHING)) for field, uids in watched.items()
    }
    finders = [Finder(now, Question(new.query, EVERYTHING)) for new in news]
    return [
        {
            (field, one.id)
            for field, these in texts.items()
            for one in finder.weighed(these)
            if one.relevance >= LIKE
        }
        for finder in finders
    ]


def _with_words(news: Sequence[New], synonyms: Synonyms) -> dict[int, set[Key]]:
    """Of each, by its number: the watches for words that it has enough of."""
    terms = [set(_terms(new, synonyms)) for new in news]
    rows = WatchTerm.objects.filter(term__in=set().union(*terms), watch__stopped_at=None)
    there = rows.order_by("pk").values_list("watch", "term", "weight", "watch__weight")
    has: dict[tuple[int, int], float] = defaultdict(float)
    needed: dict[int, float] = {}
    for watch, term, weight, enough in there:
        needed[watch] = enough
        for number, its in enumerate(terms):
            if term in its:
                has[number, watch] += weight
    found: dict[int, set[Key]] = defaultdict(set)
    for (number, watch), weight in has.items():
        if weight >= needed[watch]:
            found[number].add(("words", watch))
    return found


def _terms(new: New, synonyms: Synonyms) -> Iterable[str]:
    words = synonyms.put_to(new.query).words
    return list(dict.fromkeys(term for word in words for term in word.terms))[:MOST_TERMS]


def _watches(keys: Iterable[Key]) -> dict[Key, list[Watch]]:
    """The standing ones, by what they are found by."""
    named: dict[str, list[Any]] = defaultdict(list)
    for what, which in keys:
        named[what].append(which)
    asked = Q(pk__in=named["words"])
    asked |= Q(need__uid__in=named["need"]) | Q(organisation__uid__in=named["organisation"])
    by_key: dict[Key, list[Watch]] = defaultdict(list)
    for watch in Watch.objects.filter(asked, stopped_at=None).select_related(*RELATED):
        by_key[_key(watch)].append(watch)
    return by_key


def _key(watch: Watch) -> Key:
    """Of a watch for something its uid, as the index writes it."""
    for field in ASKING:
        if about := getattr(watch, field):
            return field, str(about.uid)
    return "words", watch.pk


def _told(by_key: dict[Key, list[Watch]], news: Sequence[New]) -> set[tuple[int, Any]]:
    keys = [watch.pk for watches in by_key.values() for watch in watches]
    rows = Notice.objects.filter(watch__in=keys, found__in=[new.uid for new in news])
    return set(rows.values_list("watch", "found"))
