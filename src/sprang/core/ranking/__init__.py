"""Ranking with reasons: words in common and likeness of meaning, each against chance.

BM25 over stems, parts of compounds and runs of letters, with the textbook's constants (k1 1.2,
b 0.75, title twice); places in a learned space; weights fitted by `sprang tune`. What each part
was measured to give stands in docs/matching.md.
"""

from sprang.core.ranking.calibration import Strength, calibrate
from sprang.core.ranking.collection import Collection
from sprang.core.ranking.embedding import Embedding
from sprang.core.ranking.model import (
    Contribution,
    Document,
    Feature,
    Field,
    Query,
    Scored,
    Statistics,
    Via,
    Word,
)
from sprang.core.ranking.ranker import Ranker, rank
from sprang.core.ranking.statistics import Tally
from sprang.core.ranking.synonyms import Synonyms

__all__ = [
    "Collection",
    "Contribution",
    "Document",
    "Embedding",
    "Feature",
    "Field",
    "Query",
    "Ranker",
    "Scored",
    "Statistics",
    "Strength",
    "Synonyms",
    "Tally",
    "Via",
    "Word",
    "calibrate",
    "rank",
]
