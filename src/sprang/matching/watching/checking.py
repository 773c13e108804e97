"""Which watches want what is new: the new thing looks for the watches, not they for it.

Few watches share enough of its words to be asked; these ask the index about it alone, each with
the eyes of its owner.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.db.models import F, Sum

from sprang.core.ranking import Query, Strength, Synonyms, calibrate
from sprang.foundation.models import User

from ..finding import Finder, Question
from ..index.clauses import Narrowed
from ..index.searching import Snapshot
from ..models import Synonym, Watch, WatchTerm
from ..search import reach_of
from ..searchables import Searchable
from ..synonyms.standing import synonyms_for
from .asking import SHORT, Asked, asked_by

SHARED: Final = 0.1
"""Part of a watch's weight that must be in what is new. A strong match has at least twice that."""
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
        query = Query.from_text(f"{item.title}.\n{item.text}", item.language)
        words = self._synonyms.put_to(query).words
        terms = list(dict.fromkeys(term for word in words for term in word.terms))[:MOST_TERMS]
        shared = WatchTerm.objects.filter(
            term__in=terms, watch__stopped_at=None, watch__since__lt=seq
        )
        shared = shared.exclude(watch__notices__found=found.uid)
        enough = shared.values("watch").annotate(shared=Sum("weight"))
        near = enough.filter(shared__gte=SHARED * F("watch__weight")).values("watch")
        related = ("user", "need__platform", "need__scope", "organisation", "platform")
        return Watch.objects.filter(pk__in=near).select_related(*related).order_by("pk")

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
