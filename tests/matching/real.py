"""What matching finds for real texts: the government's assignments, asked of what is imported.

SPRANG_DATA=FOLDER PYTHONPATH=src python -m tests.matching.real ../shared/data [HOW MANY TO SHOW]

A hundred are drawn by a seed, the same each time. What is found for the first of them is shown, to
be read and judged. Then the judged pairs of `matching_dev` are weighed with words as rare as they
are here: what is called strong should be relevant as often as among those texts alone.
"""

import gzip
import json
import random
import sys
from collections import Counter
from pathlib import Path

from sprang.cli.house import open_with_database

from .bench import asking, say

SINCE, SHORT, LONG = "2018", 200, 4_000


def drawn(folder: Path) -> list[str]:
    with gzip.open(folder / "assignments/government_assignments.jsonl.gz", "rt") as file:
        rows = [json.loads(line) for line in file]
    fitting = [row for row in rows if row["ym"] >= SINCE and SHORT < len(row["text"]) < LONG]
    chosen = random.Random(7).sample(fitting, 100)  # noqa: S311
    return [f"{row['title']}\n\n{row['text']}" for row in chosen]


def ask_all(texts: list[str], shown: int) -> None:
    from sprang.cli.hits import show, told
    from sprang.matching.search import match
    from sprang.matching.searchables import OPERATOR

    asking("matching", lambda text: match(text, OPERATOR), texts)
    answers = [match(text, OPERATOR).hits for text in texts]
    found = Counter((hit.searchable.kind, str(hit.strength)) for hits in answers for hit in hits)
    for (kind, strength), number in sorted(found.items()):
        say(f"{kind:12}{strength:8}{number:6}")
    for text, hits in zip(texts[:shown], answers, strict=False):
        say(f"\n{text}")
        show([told(hit) for hit in hits])


def weigh_judged(folder: Path) -> None:
    from sprang.core.evaluation import Judged
    from sprang.core.evaluation.rankers import collected, query_of
    from sprang.core.ranking import Ranker, calibrate
    from sprang.matching.index import EVERYTHING, store
    from sprang.matching.index.searching import snapshot

    judged = Judged.read(folder / "matching_dev")
    alone, here = collected(judged.documents, None), snapshot(store()).statistics(EVERYTHING)
    for name, statistics in (("among themselves", alone.statistics), ("with rarity of here", here)):
        called: Counter[str] = Counter()
        relevant: Counter[str] = Counter()
        for need in judged.needs:
            ranker = Ranker(query_of(need), statistics)
            for document in alone.documents:
                strength = str(calibrate(ranker.weigh(document).relevance))
                called[strength] += 1
                relevant[strength] += judged.grades[need.id].get(document.id, 0) > 0
        told = (f"{each} {called[each]}, {relevant[each] / called[each]:.2f}" for each in called)
        say(f"{name}: {'; '.join(sorted(told))}")


if __name__ == "__main__":
    open_with_database()
    ask_all(drawn(Path(sys.argv[1])), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    weigh_judged(Path(sys.argv[1]))
