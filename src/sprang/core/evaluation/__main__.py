"""`python -m sprang.core.evaluation FOLDER [DATABASE]`: the ranking, its signals and its peers.

PostgreSQL is one of these where the address of one is given.
"""

import sys
from pathlib import Path

from sprang.core.evaluation import Judged
from sprang.core.evaluation.ablation import rows
from sprang.core.evaluation.twins import first_five

folder = Path(sys.argv[1])
judged = Judged.read(folder)
for row in rows(judged, database="".join(sys.argv[2:3])):
    sys.stdout.write(f"{row}\n")
if (folder / "pairs.jsonl").exists():
    found = first_five(judged, folder / "pairs.jsonl")
    sys.stdout.write(f"the same need in other words, among the first five: {found:.3f}\n")
