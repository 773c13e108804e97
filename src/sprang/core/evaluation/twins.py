"""Texts that say the same: needs in other words, and translations.

    python -m sprang.core.evaluation.twins PARALLEL.jsonl

PARALLEL has lines of {"sv": …, "en": …}; texts that were learned from don't belong in it.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from sprang.core.evaluation.judged import Judged
from sprang.core.ranking import Collection, Document, Query, Ranker
from sprang.core.ranking.texts import Texts
from sprang.core.space import Side, Space, base
from sprang.core.space.passages import Passage, read
from sprang.core.text import analyse

_FIRST = 5


def first_five(judged: Judged, file: Path, space: Space | None = None) -> float:
    """The part of the texts with a twin that find it among the first five of all texts."""
    pairs = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    collection = Collection(space)
    for need in judged.needs:
        collection.add(Document.from_text(need.id, "", need.whole, need.language))
    for i, pair in enumerate(pairs):
        for side in "ab":
            collection.add(Document.from_text(f"{side}{i}", "", pair[side], "sv"))
    same = [(i, pair) for i, pair in enumerate(pairs) if pair["same"]]
    return fmean(
        _finds(collection, pair[side], f"{side}{i}", f"{other}{i}", space)
        for i, pair in same
        for side, other in ("ab", "ba")
    )


def _finds(collection: Collection, text: str, own: str, twin: str, space: Space | None) -> bool:
    ranker = Ranker(Query.from_text(text, "sv"), collection.statistics, space)
    others = [each for each in collection.documents if each.id != own]
    weighed = ranker.weighed(Texts.of(others, space or base()))
    return twin in {others[at].id for at in weighed.best(_FIRST)}


def translated(passages: Sequence[Passage], space: Space | None = None) -> tuple[float, float]:
    """Mean reciprocal rank of the English twin of a Swedish text, and the reverse; by meaning
    alone, without a word in common."""
    known = space or base()
    swedish = np.array([_place(each.sv, "sv", known) for each in passages])
    english = np.array([_place(each.en, "en", known) for each in passages])
    likeness = swedish @ english.T
    return _reciprocal_rank(likeness), _reciprocal_rank(likeness.T)


def _place(text: str, side: Side, space: Space) -> Any:
    return space.text(((token.terms, 1) for token in analyse(text, side)), side)


def _reciprocal_rank(likeness: Any) -> float:
    own = np.diag(likeness)[:, None]
    return float(np.mean(1 / (1 + (likeness > own).sum(axis=1))))


if __name__ == "__main__":
    there, back = translated([each for each in read(Path(sys.argv[1])) if each.is_twin])
    sys.stdout.write(
        f"MRR from Swedish to English {there:.3f}, from English to Swedish {back:.3f}\n"
    )
