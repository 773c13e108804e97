"""Which watches want what is new. Few are asked (`candidates`), each with the eyes of its owner."""

from collections.abc import Iterator, Sequence
from typing import Any

from sprang.core.ranking import Strength, Synonyms, calibrate
from sprang.foundation.models import User
from sprang.foundation.models.seeing import access_of, who_sees

from ..finding import Finder
from ..index.clauses import Narrowed
from ..index.searching import Snapshot
from ..models import Synonym, Watch
from ..question import Question
from ..search import reach_of
from ..synonyms.standing import said_in
from .asking import SHORT, Asked, asked_by
from .candidates import New, candidates


class Checker:
    """One state of the index, asked by many watches; colleagues who ask alike ask once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._finders: dict[Any, Finder] = {}
        self._synonyms = list(Synonym.objects.filter(removed_at=None).order_by("pk"))

    def wanting(self, news: Sequence[New]) -> Iterator[tuple[Watch, New]]:
        """The watches for which something new is a strong match. Who sees what is asked once."""
        backwards = [(meant, written) for row in self._synonyms for written, meant in row.pairs()]
        found = list(candidates(self._snapshot, news, Synonyms(backwards)))
        people: dict[int, User] = {}
        for watch, _new in found:
            watch.user = people.setdefault(watch.user_id, watch.user)
        seen = who_sees(people.values(), [new.found for new in news])
        for watch, new in found:
            if (watch.user_id, new.uid) in seen and self._fits(watch.user, asked_by(watch), new):
                yield watch, new

    def _fits(self, user: User, asked: Asked, new: New) -> bool:
        if new.kind.kind not in asked.kinds or asked.uid == str(new.uid):
            return False
        if getattr(new.found, "author_id", None) == user.pk:
            return False
        finder = self._finder(user, asked)
        inside, uid = asked.platform_id, str(new.uid)
        narrowed = Narrowed(new.kind.kind, only_open=True, platform_id=inside, uid=uid)
        best = finder.best(narrowed, 1)
        return bool(best) and _is_strong(finder, best[0], asked)

    def _finder(self, user: User, asked: Asked) -> Finder:
        reach, inside = reach_of(user), access_of(user).platform_ids
        key = asked.text, reach, inside
        if key not in self._finders:
            synonyms = said_in(inside, self._synonyms)
            self._finders[key] = Finder(self._snapshot, Question.of(asked.text, reach, synonyms))
        return self._finders[key]


def _is_strong(finder: Finder, best: Any, asked: Asked) -> bool:
    if asked.is_words and len(asked.text.split()) <= SHORT:
        return finder.has_all(best)
    return calibrate(best.relevance) is Strength.STRONG
