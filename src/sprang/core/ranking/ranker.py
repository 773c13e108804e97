"""Words and meaning together: the score that is shown, and what gave it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

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
from sprang.core.ranking.scoring import FIELD_WEIGHTS, Lexical, Scorer
from sprang.core.ranking.texts import Texts
from sprang.core.ranking.weighed import Many, Weighed
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

    def weighed(self, texts: Texts) -> Weighed:
        """The scores, without what gave them: many texts are weighed, few shown."""
        lexical = self.scorer.scored(texts)
        across = texts.is_english != (self._query.side == "en")
        likeness = np.einsum("ij,j->i", texts.places, self.place).astype(np.float64)
        chance = np.where(texts.is_english, self._by_chance["en"], self._by_chance["sv"])
        embedding = self.embedded.beyond(texts) if self.embedded else np.zeros(len(texts))
        words = self._chance.beyond(lexical.scores)
        signals = Many(words, likeness / chance, across, embedding)
        return Weighed(texts, lexical, signals, signals.odds(self._weights), self._weights)

    def weigh(self, document: Document) -> Scored:
        """The score of one, without what gave it."""
        return self._alone(document).scored(0)

    def signals(self, document: Document) -> Signals:
        """How far query and document stand out from chance."""
        return self._alone(document).signals.of(0)

    def explain(self, document: Document, weighed: Weighed | None = None, at: int = 0) -> Scored:
        """The score with the pairs of words that gave it; their shares add up to it.

        :param weighed: where it stands `at` among others that were weighed already.
        """
        weighed = weighed or self._alone(document)
        words, meaning, embedding = self._weights.parts(weighed.signals.of(at))
        shares = self._by_words(document, weighed.lexical, at, words) if words > 0 else {}
        if meaning > 0:
            self._add_meetings(shares, document, meaning, self._meetings)
        if self.embedded and embedding > 0:
            self._add_meetings(shares, document, embedding, self.embedded.meetings)
        scored = weighed.scored(at)
        total = sum(each.share for each in shares.values())
        told = [_times(scored.score / total, each) for each in shares.values()]
        told.sort(key=lambda each: (-each.share, each.query_word, each.document_word))
        return replace(scored, contributions=tuple(told))

    def _alone(self, document: Document) -> Weighed:
        return self.weighed(Texts.of([document], self._space))

    def _by_words(self, document: Document, lexical: Lexical, at: int, worth: float) -> _Shares:
        each_gives = worth / float(lexical.scores[at])
        return {
            (each.query_word, each.document_word): _times(each_gives, each)
            for each in self.scorer.explain(document, lexical, at)
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


def _times(factor: float, of: Contribution) -> Contribution:
    """Made anew: `dataclasses.replace` takes five times as long, for thousands of them."""
    return Contribution(of.query_word, of.document_word, of.share * factor, of.via)


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
    ranker, listed = Ranker(query, statistics, space), list(documents)
    weighed = ranker.weighed(Texts.of(listed, space or base()))
    return [ranker.explain(listed[at], weighed, at) for at in weighed.best(limit)]
