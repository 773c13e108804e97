"""Ranking with reasons: BM25 over stems, parts of compounds and runs of letters."""

from sprang.core.ranking.collection import Collection
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
from sprang.core.ranking.scoring import rank
from sprang.core.ranking.statistics import Tally

__all__ = [
    "Collection",
    "Contribution",
    "Document",
    "Feature",
    "Field",
    "Query",
    "Scored",
    "Statistics",
    "Tally",
    "Via",
    "Word",
    "rank",
]
