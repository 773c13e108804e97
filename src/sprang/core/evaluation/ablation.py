"""What each signal is worth: the ranking without it, weights fitted anew, cross-validated."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from statistics import fmean, pstdev
from typing import Final, Protocol

from sprang.core.evaluation import Figures, evaluate, measures
from sprang.core.evaluation.judged import Judged, Text
from sprang.core.evaluation.pairs import Pair, pairs
from sprang.core.evaluation.rankers import FTS5, PlainBM25
from sprang.core.evaluation.tuning import FOLDS, USED, tune
from sprang.core.ranking.model import Field
from sprang.core.space import Space

DEEP: Final = 100
Fields = Mapping[Field, float]
WITHOUT: Final[dict[str, Fields]] = {
    "without letters": {"terms": 1.0, "letters": 0.0},
    "without stems and parts of compounds": {"terms": 0.0, "letters": 0.5},
}


class Peer(Protocol):
    def all(self, need: Text, /) -> list[str]:
        """The ids of what it finds, best first."""


@dataclass(frozen=True, slots=True)
class Row:
    """Means, 0..1. spread: of nDCG between folds. english: recall@10 among English documents."""

    name: str
    figures: Figures
    spread: float
    english: float
    deep: float

    def __str__(self) -> str:
        return (
            f"{self.name:38}{self.figures}  ±{self.spread:.3f}  "
            f"English recall@10 {self.english:.3f}  recall@100 {self.deep:.3f}"
        )


def rows(judged: Judged, space: Space | None = None, database: str = "") -> Iterator[Row]:
    """The peers, the ranking, and the ranking without each of its signals.

    :param database: address of a PostgreSQL, which is then one of the peers.
    """
    for name, ranker in _peers(judged, database):
        yield _row(name, judged, {need.id: ranker.all(need) for need in judged.needs})
    met = pairs(judged, space)
    yield tuned("Språng", judged, met)
    for left_out in USED:
        yield tuned(f"without {left_out}", judged, met, [one for one in USED if one != left_out])
    yield tuned("without weights for two languages", judged, _blind(met))
    for name, fields in WITHOUT.items():
        yield tuned(name, judged, pairs(judged, space, fields))


def _peers(judged: Judged, database: str) -> Iterator[tuple[str, Peer]]:
    yield "BM25 and stemmer", PlainBM25(judged.documents)
    yield "FTS5", FTS5(judged.documents)
    if database:
        from sprang.core.evaluation.postgresql import PostgreSQL  # its driver takes its time

        with closing(PostgreSQL(judged.documents, database)) as peer:
            yield "PostgreSQL", peer


def tuned(name: str, judged: Judged, met: dict[str, list[Pair]], used: Sequence[str] = USED) -> Row:
    """Weights fitted to the other folds."""
    return _row(name, judged, tune(judged, met, used).ranked)


def _row(name: str, judged: Judged, ranked: Mapping[str, Sequence[str]]) -> Row:
    figures = evaluate(judged, lambda need: ranked[need.id])
    each = [measures.ndcg(ranked[need.id], judged.grades[need.id]) for need in judged.needs]
    deep = [measures.recall(ranked[n.id], judged.grades[n.id], DEEP) for n in judged.needs]
    spread = pstdev(fmean(each[fold::FOLDS]) for fold in range(FOLDS))
    return Row(name, figures, spread, english_recall(judged, ranked), fmean(deep))


def english_recall(judged: Judged, ranked: Mapping[str, Sequence[str]]) -> float:
    """recall@10 where only the English documents are there, over needs that have a relevant one."""
    english = {text.id for text in judged.documents if text.language == "en"}
    found = []
    for need in judged.needs:
        grades = {id: grade for id, grade in judged.grades[need.id].items() if id in english}
        if any(grades.values()):
            found.append(measures.recall([id for id in ranked[need.id] if id in english], grades))
    return fmean(found) if found else 0.0


def _blind(met: dict[str, list[Pair]]) -> dict[str, list[Pair]]:
    return {
        need: [replace(pair, signals=replace(pair.signals, across=False)) for pair in found]
        for need, found in met.items()
    }
