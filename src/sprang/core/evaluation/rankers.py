"""The rankers that are measured: ours, and plain BM25 to compare with in the same run."""

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Final

import Stemmer

from sprang.core.evaluation.judged import Text
from sprang.core.ranking import Collection, Document, Query, bm25
from sprang.core.space import Space
from sprang.core.text import stopwords

_STEMMER: Final = Stemmer.Stemmer("swedish")
_WORD: Final = re.compile(r"\w+")


def collected(documents: Sequence[Text], space: Space | None = None) -> Collection:
    """The texts as documents that can be searched."""
    collection = Collection(space)
    for text in documents:
        collection.add(Document.from_text(text.id, text.title, text.text, text.language, text.kind))
    return collection


def query_of(need: Text) -> Query:
    """What a need asks."""
    return Query.from_text(need.whole, need.language)


class Ours:
    """Compounds, lemmas, letters and meaning."""

    def __init__(self, documents: Sequence[Text], space: Space | None = None) -> None:
        self.collection = collected(documents, space)

    def __call__(self, need: Text) -> list[str]:
        """The ids of the best documents for `need`."""
        return [found.id for found in self.collection.search(query_of(need), limit=10)]


class PlainBM25:
    """BM25 (k1 1.2, b 0.75) with stop words and the Swedish Snowball stemmer, nothing more."""

    def __init__(self, documents: Sequence[Text]) -> None:
        self._counts = {text.id: Counter(_stems(text.whole)) for text in documents}
        self._frequencies = Counter(stem for counts in self._counts.values() for stem in counts)
        self._mean_length = sum(c.total() for c in self._counts.values()) / len(documents)

    def __call__(self, need: Text) -> list[str]:
        """The ids of the best documents for `need`."""
        return self.all(need)[:10]

    def all(self, need: Text) -> list[str]:
        """The ids of all documents that share a stem with `need`, best first."""
        stems = _stems(need.whole)
        scores = {id: self._score(stems, counts) for id, counts in self._counts.items()}
        return sorted((id for id in scores if scores[id]), key=lambda id: (-scores[id], id))

    def _score(self, stems: list[str], counts: Counter[str]) -> float:
        length = float(counts.total())
        return math.fsum(
            bm25.rarity(self._frequencies[stem], len(self._counts))
            * bm25.saturation(float(counts[stem]), length, self._mean_length)
            for stem in stems
            if stem in counts
        )


class FTS5:
    """SQLite's own full text search with its BM25: words as they are, any of them."""

    def __init__(self, documents: Sequence[Text]) -> None:
        self._base = sqlite3.connect(":memory:")
        self._base.execute("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, text)")
        rows = ((text.id, text.title, text.text) for text in documents)
        self._base.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)

    def all(self, need: Text) -> list[str]:
        """The ids of all documents that share a word with `need`, best first."""
        words = dict.fromkeys(_WORD.findall(need.whole.lower()))
        asked = " OR ".join(f'"{word}"' for word in words if word not in stopwords.SWEDISH)
        found = self._base.execute("SELECT id FROM texts(?) ORDER BY rank, id", (asked,))
        return [str(id) for (id,) in found]


def _stems(text: str) -> list[str]:
    words = (word for word in _WORD.findall(text.lower()) if word not in stopwords.SWEDISH)
    return [str(stem) for stem in _STEMMER.stemWords(list(words))]
