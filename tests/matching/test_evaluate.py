"""The product's own ranking on a judged set, with the baseline in the same run."""

import json
from pathlib import Path
from typing import Any

import pytest

from sprang.core.evaluation import Judged
from sprang.core.evaluation import evaluate as figures_of
from sprang.core.evaluation.rankers import Ours
from sprang.matching.evaluate import Malformed, evaluate

DEV = Path(__file__).parents[3] / "shared" / "data" / "matching_dev"
DOCS = [
    {"id": 1, "kind": "solution", "lang": "sv", "title": "Vikariepool", "text": "Vikarier delas."},
    {"id": 2, "title": "Brunnar", "text": "Givare visar slamnivån i dagvattenbrunnar."},
    {"id": 3, "title": "Cykelväg", "text": "Plogas före sju."},
]
NEEDS = [
    {"id": "a", "title": "", "text": "Ingen timvikarie går att få tag på"},
    {"id": "b", "title": "", "text": "Rännstensbrunnarna sätter igen"},
]
QRELS = [{"need": "a", "doc": 1, "grade": 2}, {"need": "b", "doc": 2, "grade": 1}]


def written(folder: Path, name: str, rows: list[Any]) -> Path:
    path = folder / name
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    return path


def test_figures_of_both(tmp_path: Path) -> None:
    files = [
        written(tmp_path, name, rows)
        for name, rows in (("docs", DOCS), ("needs", NEEDS), ("qrels", QRELS))
    ]
    found = evaluate(*files)
    assert (found.needs, found.documents) == (2, 3)
    assert (found.ours.ndcg, found.ours.recall, found.ours.success) == (1, 1, 1)
    assert found.baseline.ndcg == 0, "no word is the same, only parts of words are"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "docs, line 1: not JSON"),
        ('{"id": 1}', "docs, line 1: text is missing."),
        ("[]", "docs, line 1: id, text is missing."),
    ],
)
def test_a_line_that_can_not_be_used_is_told(line: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "docs").write_text(line)
    needs, qrels = written(tmp_path, "needs", NEEDS), written(tmp_path, "qrels", QRELS)
    with pytest.raises(Malformed, match=fault):
        evaluate(tmp_path / "docs", needs, qrels)


@pytest.mark.shared
@pytest.mark.skipif(not DEV.exists(), reason="the judged set is not beside the repository")
def test_through_the_index_the_ranking_is_the_exact_one() -> None:
    found = evaluate(DEV / "docs.jsonl", DEV / "needs.jsonl", DEV / "qrels.jsonl")
    judged = Judged.read(DEV)
    exact = figures_of(judged, Ours(judged.documents))
    assert found.ours.ndcg == pytest.approx(exact.ndcg, abs=0.005)
    assert found.ours.ndcg > found.baseline.ndcg + 0.1
