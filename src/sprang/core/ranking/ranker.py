"""Words and meaning together: the score that is shown, and what gave it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from sprang.core.ranking.chance import Chance
from sprang.core.ranking.commonness import LONG, Common
from sprang.core.ranking.explanation import via
from sprang.core.ranking.meaning import Meetings
from sprang.core.ranking.model import (
    Contribution,
    Document,
    Field,
    Query,
    Scored,
    Statistics,
    Via,
)
from sprang.core.ranking.scoring import FIELD_WEIGHTS, Scorer
from sprang.core.ranking.weights import Signals, Weights, fitted
from sprang.core.space import Space, base
from sprang.core.space.space import SIDES, Vectors

_Shares = dict[tuple[str, str], Contribution]


class Ranker:
    """A query weighed once, then met with many documents."""

    def __init__(
        self,
        query: Query,
        statistics: Statistics,
        space: Space | None = None,
        weights: Weights | None = None,
        fields: Mapping[Field, float] = FIELD_WEIGHTS,
    ) -> None:
        self._query, self._space = query, space or base()
        self._weights = weights or fitted()
        self.scorer = Scorer(query, Common(statistics, self._space, query.side, LONG), fields)
        mean = statistics.mean_length("terms")
        met = Common(statistics, self._space, query.side, mean)
        self._chance = Chance.of(self.scorer.weights, met)
        weighted = ((word.terms, word.weight) for word in query.words)
        self.place = self._space.text(weighted, query.side)
        self._by_chance = {side: self._space.spread(self.place, side) for side in SIDES}

    @cached_property
    def _meetings(self) -> Meetings:
        return Meetings(self._query, self._space)

    def signals(self, document: Document) -> Signals:
        """How far query and document stand out from chance."""
        return self._signals(document, self.scorer.score(document))

    def weigh(self, document: Document) -> Scored:
        """The score, without what gave it: many documents are weighed, few shown."""
        return self._scored(document, self.signals(document))

    def explain(self, document: Document) -> Scored:
        """The score with the pairs of words that gave it; their shares add up to it."""
        lexical = self.scorer.explain(document)
        signals = self._signals(document, lexical.score)
        words, meaning = self._weights.parts(signals)
        shares = self._by_words(lexical, words) if words > 0 else {}
        if meaning > 0:
            self._add_meetings(shares, document, meaning)
        scored = self._scored(document, signals)
        total = sum(each.share for each in shares.values())
        told = [replace(each, share=each.share * scored.score / total) for each in shares.values()]
        told.sort(key=lambda each: (-each.share, each.query_word, each.document_word))
        return replace(scored, contributions=tuple(told))

    def _scored(self, document: Document, signals: Signals) -> Scored:
        score, relevance = self._weights.score(signals), self._weights.relevance(signals)
        return Scored(document.id, score, relevance)

    def _signals(self, document: Document, score: float) -> Signals:
        likeness = float(self.place @ placed(document, self._space))
        meaning = likeness / self._by_chance[document.side]
        across = document.side != self._query.side
        return Signals(self._chance.beyond(score), meaning, across)

    def _by_words(self, lexical: Scored, worth: float) -> _Shares:
        return {
            (each.query_word, each.document_word): replace(
                each, share=each.share * worth / lexical.score
            )
            for each in lexical.contributions
        }

    def _add_meetings(self, shares: _Shares, document: Document, worth: float) -> None:
        found = self._meetings.of(document)
        total = sum(meeting.gain for meeting in found)
        in_meaning: Via = "meaning" if document.side == self._query.side else "translation"
        for meeting in found:
            share = meeting.gain * worth / total
            key = meeting.asked.surface, meeting.found.surface
            before = shares.get(key) or Contribution(*key, 0.0, "letters")
            told = via(meeting.asked, meeting.found)
            if before.via == "word":
                told = "word"  # a synonym of it has this word as a part
            elif told == "letters":
                told = in_meaning if share > before.share else before.via
            shares[key] = Contribution(*key, before.share + share, told)


def rank(
    query: Query,
    documents: Iterable[Document],
    statistics: Statistics,
    limit: int | None = None,
    space: Space | None = None,
) -> list[Scored]:
    """The best `limit` of `documents`, explained; those with nothing in common are left out.

    Best first, equal scores by id. Only what is returned is explained.
    """
    ranker = Ranker(query, statistics, space)
    weighed = [(ranker.weigh(document), document) for document in documents]
    found = [(scored, document) for scored, document in weighed if scored.score > 0]
    found.sort(key=lambda pair: (-pair[0].score, pair[1].id))
    return [ranker.explain(document) for _, document in found[:limit]]


def placed(document: Document, space: Space) -> Vectors:
    """The place of a document in the space: the one that it carries, or worked out."""
    if document.place is not None:
        return document.place
    words = ((word.terms, weight) for word, weight in document.weighted_words)
    return space.text(words, document.side)
