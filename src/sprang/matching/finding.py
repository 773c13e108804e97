"""From a question to ranked, explained documents: the index and the ranking, no database."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

import numpy as np

from sprang.core.ranking import Ranker, Scored, features
from sprang.core.ranking.model import Word
from sprang.core.ranking.texts import Texts
from sprang.core.ranking.weighed import Weighed
from sprang.core.space.space import Vectors

from . import embedding
from .index.clauses import Narrowed, asking
from .index.graphs import Numbers
from .index.searching import Snapshot
from .question import Question

CANDIDATES = 100
"""For each kind. The first stage is the same BM25 over the most telling words, with rarity taken
over all texts; more than are shown, so that the best by all words are among them."""

NEAREST = 50
"""For each kind, found by meaning: some have no word in common with the question."""


class Finder:
    """One question, weighed once, put to several kinds of documents."""

    def __init__(self, snapshot: Snapshot, question: Question) -> None:
        self._snapshot, self._question = snapshot, question
        statistics = snapshot.statistics(question.reach)
        statistics.learn(features.of_query(question.query))
        self._ranker = Ranker(
            question.query, statistics, snapshot.space, embedding=embedding.in_use()
        )
        self._asked = asking(self._ranker.scorer.weights, statistics)
        self._met: dict[str, tuple[Weighed, int]] = {}

    def best(self, narrowed: Narrowed, limit: int) -> list[Scored]:
        """The best `limit`, best first, without reasons; `explained` gives those of a few."""
        rows = [self._by_words(narrowed, limit), self._near(self._ranker.place, narrowed, limit)]
        if embedded := self._ranker.embedded:
            rows.append(self._near(embedded.place, narrowed, limit, by_model=True))
        weighed = self._weighed(np.unique(np.concatenate(rows)), narrowed)
        return [weighed.scored(at) for at in self._kept(weighed, weighed.best(limit))]

    def weighed(self, texts: Texts) -> list[Scored]:
        """Just these, in their order."""
        return self._ranker.weighed(texts).all()

    def by_words(self, narrowed: Narrowed, most: int) -> list[Scored]:
        """Those of the best `most` that share a word or part of one, by these alone: who asks in a
        few words wants to find them."""
        weighed = self._weighed(self._by_words(narrowed, most), narrowed)
        best = self._kept(weighed, weighed.best(most, by_words=True))
        shared = [at for at in best if self._terms(weighed, at)]
        return [weighed.scored(at, by_words=True) for at in shared]

    def has_all(self, found: Scored, asked: Sequence[Word] = ()) -> bool:
        """Whether it has each word that was written: whole, in all its parts, or in a synonym.

        :param asked: the words, where they are not all of the question's.
        """
        weighed, at = self._met[found.id]
        asked, there = asked or self._question.query.words, self._terms(weighed, at)
        met = [word for word in asked if word.terms[0] in there or _in_parts(word, there)]
        surfaces = " ".join(word.surface for word in met).split()
        return all(word.surface in surfaces for word in asked if not word.added)

    def explained(
        self, found: Sequence[Scored], stamps: Mapping[str, int] | None = None
    ) -> dict[str, Scored]:
        """By id, with their reasons, which cost more than the score: only for what is shown.

        :param stamps: when the texts were changed last. One that the index has an older version of
            gets no reasons: they might quote what was taken out.
        """
        met = [self._met[one.id] for one in found]
        rows = np.array([_row(*one) for one in met], dtype=np.int64)
        places = self._snapshot.places
        known = places.told["changed"][places.by_row[rows]].tolist()
        told = dict[str, Scored]()
        for each, one, stamp in zip(self._snapshot.documents(rows), met, known, strict=True):
            explained = self._ranker.explain(each, *one)
            is_old = stamps is not None and stamps[each.id] != stamp
            told[each.id] = replace(explained, contributions=()) if is_old else explained
        return told

    def _by_words(self, narrowed: Narrowed, limit: int) -> Numbers:
        most = max(CANDIDATES, limit)
        return self._snapshot.candidates(self._asked, self._question.reach, narrowed, most)

    def _near(
        self, place: Vectors, narrowed: Narrowed, limit: int, *, by_model: bool = False
    ) -> Numbers:
        reach, most = self._question.reach, max(NEAREST, limit)
        return self._snapshot.near(place, reach, narrowed, most, by_model=by_model)

    def _weighed(self, rows: Numbers, narrowed: Narrowed) -> Weighed:
        return self._ranker.weighed(self._snapshot.texts(rows, narrowed.without))

    def _kept(self, weighed: Weighed, chosen: list[int]) -> list[int]:
        """Remembered, to be asked about further."""
        self._met |= {weighed.texts.ids[at]: (weighed, at) for at in chosen}
        return chosen

    def _terms(self, weighed: Weighed, at: int) -> Set[str]:
        return self._ranker.scorer.terms(weighed.lexical, at)


def _row(weighed: Weighed, at: int) -> int:
    rows = weighed.texts.rows
    return int(rows[at]) if rows is not None else at


def _in_parts(word: Word, there: Set[str]) -> bool:
    return len(word.terms) > 1 and there >= set(word.terms[1:])
