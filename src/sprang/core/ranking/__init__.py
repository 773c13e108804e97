"""Ranking with reasons: BM25 over stems, parts of compounds and runs of letters.

Constants are the textbook's (k1 1.2, b 0.75, title twice) or round numbers on a wide plateau.
Measured on the development set `matching_dev` (50 needs, 240 documents), which says little
about other texts:

    PYTHONPATH=src python -m sprang.core.evaluation ../shared/data/matching_dev

    PlainBM25 nDCG@10 0.373  recall@10 0.369  success@10 0.940  MRR 0.708
    Ours      nDCG@10 0.533  recall@10 0.529  success@10 1.000  MRR 0.900

Taken apart: stems alone 0.43, with parts of compounds 0.50, runs of letters alone 0.53.
"""

from sprang.core.ranking.calibration import Strength, calibrate
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
from sprang.core.ranking.ranker import Ranker, rank
from sprang.core.ranking.statistics import Tally

__all__ = [
    "Collection",
    "Contribution",
    "Document",
    "Feature",
    "Field",
    "Query",
    "Ranker",
    "Scored",
    "Statistics",
    "Strength",
    "Tally",
    "Via",
    "Word",
    "calibrate",
    "rank",
]
