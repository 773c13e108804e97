"""Which watches want what is new: the new thing looks for the watches, not they for it.

Few are asked: those for needs and profiles that are like it, in words or in meaning, and those for
words that it has. These ask the index about it alone, each with the eyes of its owner.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Final

from django.db.models import F, Q, Sum

from sprang.core.ranking import Query, Strength, Synonyms, calibrate
from sprang.foundation.models import User

from ..finding import Finder, Question, query_of
from ..index import EVERYTHING
from ..index.clauses import Narrowed
from ..index.graphs import Numbers
from ..index.searching import Snapshot
from ..models import Synonym, Watch, WatchTerm
from ..search import reach_of
from ..searchables import Searchable
from ..synonyms.standing import synonyms_for
from .asking import SHORT, Asked, asked_by

ASKING: Final = ("need", "organisation")
"""What can be watched for."""
LIKE: Final = 0.1
"""How relevant they must be to what is new. Of 81 strong matches in `matching_dev`, asked the other
way round, the least is 0.28; of all pairs there 0.03 are above."""
MOST_TERMS: Final = 400
"""Of what is new: those of its first pages."""


class Checker:
    """One state of the index, asked by many watches; colleagues who ask alike ask once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._finders: dict[Any, Finder] = {}
        self._people: dict[int, User] = {}
        rows = Synonym.objects.filter(removed_at=None)
        backwards = [(meant, written) for row in rows for written, meant in row.pairs()]
        self._synonyms = Synonyms(backwards)

    def wanting(self, kind: Searchable, found: Any, seq: int) -> Iterator[Watch]:
        """The standing watches older than the entry `seq` for which `found` is a strong match."""
        for watch in self._candidates(kind, found, seq):
            asked, watch.user = asked_by(watch), self._person(watch.user)
            if kind.kind in asked.kinds and self._fits(watch.user, asked, kind, found):
                yield watch

    def _candidates(self, kind: Searchable, found: Any, seq: int) -> Iterable[Watch]:
        item = kind.item_of(found)
        query = query_of(item.whole, item.language)
        finder = Finder(self._snapshot, Question(query, EVERYTHING))
        near = {f"{field}__uid__in": self._alike(finder, field) for field in ASKING}
        asked = Q(pk__in=self._with_words(query)) | Q(**near, _connector=Q.OR)
        related = ("user", "need__platform", "need__scope", "organisation", "platform")
        watches = Watch.objects.filter(asked, stopped_at=None, since__lt=seq)
        watches = watches.exclude(notices__found=found.uid)
        return watches.select_related(*related).order_by("pk")

    def _alike(self, finder: Finder, field: str) -> list[str]:
        """Of what is watched for, what is like it. Each is weighed: if they competed for places,
        what the watcher may not see could take that of what they may."""
        weighed = finder.weighed(self._watched[field])
        return [one.id for one in weighed if one.relevance >= LIKE]

    @cached_property
    def _watched(self) -> dict[str, Numbers]:
        standing = Watch.objects.filter(stopped_at=None)
        uids = {
            field: standing.exclude(**{field: None}).values_list(f"{field}__uid", flat=True)
            for field in ASKING
        }
        rows = self._snapshot.rows
        return {field: rows([*map(str, set(each))], EVERYTHING) for field, each in uids.items()}

    def _with_words(self, query: Query) -> Any:
        """Watches for words that it has enough of."""
        words = self._synonyms.put_to(query).words
        terms = list(dict.fromkeys(term for word in words for term in word.terms))[:MOST_TERMS]
        there = WatchTerm.objects.filter(term__in=terms).values("watch")
        enough = there.annotate(has=Sum("weight")).filter(has__gte=F("watch__weight"))
        return enough.values("watch")

    def _person(self, user: User) -> User:
        return self._people.setdefault(user.pk, user)

    def _fits(self, user: User, asked: Asked, kind: Searchable, found: Any) -> bool:
        if asked.uid == str(found.uid) or getattr(found, "author_id", None) == user.pk:
            return False
        finder = self._finder(user, asked)
        narrowed = Narrowed(
            kind.kind, only_open=True, platform_id=asked.platform_id, uid=str(found.uid)
        )
        best = finder.best(narrowed, 1)
        if not best or not _is_strong(finder, best[0], asked):
            return False
        return kind.visible(user, uid=found.uid).exists()

    def _finder(self, user: User, asked: Asked) -> Finder:
        reach, synonyms = reach_of(user), synonyms_for(user)
        key = asked.text, reach, user.access.platform_ids
        if key not in self._finders:
            self._finders[key] = Finder(self._snapshot, Question.of(asked.text, reach, synonyms))
        return self._finders[key]


def _is_strong(finder: Finder, best: Any, asked: Asked) -> bool:
    if asked.is_words and len(asked.text.split()) <= SHORT:
        return finder.has_all(best)
    return calibrate(best.relevance) is Strength.STRONG
