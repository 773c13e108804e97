"""`python -m sprang.core.evaluation FOLDER`: our ranking and plain BM25 on one judged set."""

import sys
from pathlib import Path

from sprang.core.evaluation import Judged, evaluate
from sprang.core.evaluation.rankers import Ours, PlainBM25

judged = Judged.read(Path(sys.argv[1]))
for ranker in (PlainBM25, Ours):
    sys.stdout.write(f"{ranker.__name__:10}{evaluate(judged, ranker(judged.documents))}\n")
