"""Words and meaning together: the score that is shown, and what gave it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from sprang.core.ranking.chance import Chance
from sprang.core.ranking.commonness import LONG, Common
from sprang.core.ranking.embedding import Embedded, Embedding
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
from sprang.core.ranking.placing import placed
from sprang.core.ranking.scoring import FIELD_WEIGHTS, Scorer
from sprang.core.ranking.weights import Signals, Weights, fitted
from sprang.core.space import Space, base
from sprang.core.space.space import SIDES

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
        embedding: Embedding | None = None,
    ) -> None:
        self._query, self._space = query, space or base()
        self._weights = weights or (embedding.weights if embedding else fitted())
        self.scorer = Scorer(query, Common(statistics, self._space, query.side, LONG), fields)
        mean = statistics.mean_length("terms")
        met = Common(statistics, self._space, query.side, mean)
        self._chance = Chance.of(self.scorer.weights, met)
        weighted = ((word.terms, word.weight) for word in query.words)
        self.place = self._space.text(weighted, query.side)
        self._by_chance = {side: self._space.spread(self.place, side) for side in SIDES}
        vector = query.embedded
        self.embedded = (
            Embedded(query, vector, embedding) if embedding and vector is not None else None
        )

    @cached_property
    def _meetings(self) -> Meetings:
        return Meetings.within(self._query, self._space)

    def signals(self, document: Document) -> Signals:
        """How far query and document stand out from chance."""
        return self._signals(document, self.scorer.score(document))

    def weigh(self, document: Document) -> Scored:
        """The score, without what gave it."""
        return self.weighed([document])[0]

    def weighed(self, documents: Sequence[Document], *, by_words: bool = False) -> list[Scored]:
        """The scores, without what gave them: many documents are weighed, few shown.

        :param by_words: the score is that of the words alone; what is told of relevance is not.
        """
        scores = self.scorer.scores(documents)
        pairs = list(zip(documents, scores, strict=True))
        found = [self._scored(each, self._signals(each, score)) for each, score in pairs]
        if not by_words:
            return found
        return [replace(one, score=score) for one, score in zip(found, scores, strict=True)]

    def explain(self, document: Document) -> Scored:
        """The score with the pairs of words that gave it; their shares add up to it."""
        lexical = self.scorer.explain(document)
        signals = self._signals(document, lexical.score)
        words, meaning, embedding = self._weights.parts(signals)
        shares = self._by_words(lexical, words) if words > 0 else {}
        if meaning > 0:
            self._add_meetings(shares, document, meaning, self._meetings)
        if self.embedded and embedding > 0:
            self._add_meetings(shares, document, embedding, self.embedded.meetings)
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
        embedding = self.embedded.beyond(document) if self.embedded else 0.0
        return Signals(self._chance.beyond(score), meaning, across, embedding)

    def _by_words(self, lexical: Scored, worth: float) -> _Shares:
        return {
            (each.query_word, each.document_word): replace(
                each, share=each.share * worth / lexical.score
            )
            for each in lexical.contributions
        }

    def _add_meetings(
        self, shares: _Shares, document: Document, worth: float, meetings: Meetings
    ) -> None:
        found = meetings.of(document)
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
    listed = list(documents)
    weighed = zip(ranker.weighed(listed), listed, strict=True)
    found = [(scored, document) for scored, document in weighed if scored.score > 0]
    found.sort(key=lambda pair: (-pair[0].score, pair[1].id))
    return [ranker.explain(document) for _, document in found[:limit]]
