"""The measurement of matching: what is asked of whom, and what it calls missed."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sprang.cli.bench.matching import measuring, ours, report, step
from sprang.cli.bench.matching.documents import Clock, documents, questions
from sprang.cli.bench.matching.exact import Exact
from sprang.cli.bench.matching.measuring import OURS, Measured
from sprang.cli.bench.matching.step import ENGINES
from sprang.cli.commands.bench import app
from sprang.core.ranking import Query
from sprang.core.ranking.scoring import Scorer
from sprang.core.ranking.statistics import Tally
from sprang.core.ranking.texts import Texts
from sprang.core.space import base

NUMBER = 150
PEERS = ("fts5", "fts5all", "bm25s")


@pytest.fixture
def no_house(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "open_house", lambda: None)
    monkeypatch.setattr(step, "ASKED", 6)
    monkeypatch.setattr(step, "AGREED", 3)


def test_the_same_documents_and_questions_are_made_each_time() -> None:
    one, other = Clock(50), list(documents(50))
    assert list(one) == other
    assert one.spent > 0
    assert questions(6, 9) == questions(6, 9)
    assert [len(each.words) for each in questions(6, 9)] == [6] * 9


def test_the_exact_best_are_those_of_the_ranking() -> None:
    made, asked = list(documents(NUMBER)), [*questions(6, 3), *questions(100, 3)]
    found = Exact(asked).best(made, made, 5)
    statistics = Tally.of(made)
    for query, best in zip(asked, found, strict=True):
        scorer = Scorer(query, statistics)
        texts = Texts.of(made, base())
        score = dict(zip(texts.ids, scorer.scored(texts).scores.tolist(), strict=True))
        truth = sorted(score, key=lambda uid: -score[uid])[:5]
        assert [score[uid] for uid in best] == pytest.approx([score[uid] for uid in truth])


@pytest.mark.parametrize("engine", PEERS)
def test_a_peer_finds_a_text_by_its_own_words(engine: str, tmp_path: Path) -> None:
    made, peer = list(documents(NUMBER)), ENGINES[engine]
    peer.build(tmp_path, iter(made), "")
    ask = peer.opened(tmp_path, "")
    for at in (0, 77, NUMBER - 1):
        found = ask(Query((*made[at].title, *made[at].text)))
        assert int(found[0]) - ("fts5" in engine) == at
        assert len(found) == 100


def test_each_step_tells_what_it_took(tmp_path: Path, no_house: None) -> None:
    built = step.build("ours", tmp_path, NUMBER, "")
    asked = step.ask("ours", tmp_path, NUMBER, "")
    assert min(built["seconds"], built["bytes"], built["memory"], asked["memory"]) > 0
    for name in ("first", "match"):
        for took in asked[name].values():
            assert took["asked"] == 6
            assert 0 < took["p50"] <= took["p95"]
    found, truth = (step.best(which, tmp_path, NUMBER, "") for which in ("ours", "exact"))
    assert [len(each) for each in truth["100 words"]] == [10, 10, 10]
    agreed = [measuring.agreement(found["100 words"], truth["100 words"], n) for n in (10, 100)]
    assert agreed[0] > 0.6  # in its own order, before anything is ranked
    assert agreed[1] > 0.95


def test_agreement_is_the_part_of_the_true_best_that_was_found() -> None:
    found, truth = [["a", "b"], ["c"]], [["b", "x"], ["c"]]
    assert measuring.agreement(found, truth, 2) == pytest.approx(2 / 3)
    assert measuring.agreement(found, truth, 1) == pytest.approx(1 / 3)


def test_engines_are_measured_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[tuple[str, ...]] = []

    def answered(arguments: tuple[str, ...]) -> Any:
        run.append(arguments[:2])
        best = {"6 words": [["a"]], "100 words": [["b"]]}
        return best if arguments[0] == "best" else {"seconds": 1.0}

    monkeypatch.setattr(measuring, "_step", answered)
    found = measuring.measure([100], "", lambda *_told: None)
    assert [each.engine for each in found] == [
        OURS,
        "SQLite FTS5",
        "SQLite FTS5, letters too",
        "bm25s",
    ]
    assert run[:4] == [("build", "ours"), ("ask", "ours"), ("best", "ours"), ("best", "exact")]
    assert run[4:] == [(one, peer) for peer in PEERS for one in ("build", "ask")]
    assert list(measuring.absent("")) == ["postgres"]


def measured(engine: str, number: int, first: float, **told: float) -> Measured:
    times = {each: {"p50": first, "p95": first, "asked": 9} for each in report.LENGTHS}
    match = {each: {"p95": told.get("match", 1.0), "p50": 1.0} for each in report.LENGTHS}
    ask = {"first": times, "match": match, "memory": told.get("memory", 1e8)}
    build = {"seconds": told.get("seconds", 1.0), "bytes": 1e6, "memory": 1e8}
    agreed = {"6 words": 1.0, "100 words": 1.0}
    return Measured(number, engine, build, ask, agreed, agreed)


@pytest.mark.parametrize(
    ("number", "told", "said"),
    [
        (10**6, {}, []),
        (10**6, {"match": 151.0}, ["1,000,000 documents: a whole match takes 151 ms (p95)"]),
        (10**5, {"match": 41.0}, ["100,000 documents: a whole match takes 41 ms (p95), target 40"]),
        (10**6, {"match": 41.0}, []),
        (10**6, {"first": 2.1}, ["the first stage is 47.6 times as fast as FTS5, target 50"]),
        (10**5, {"first": 2.1}, []),
        (10**6, {"memory": 1.6e9}, ["1.6 GB in memory, target 1.5"]),
        (10**5, {"seconds": 2.2}, ["indexing takes 2.2 times as long as FTS5"]),
    ],
)
def test_what_is_missed(number: int, told: dict[str, float], said: list[str]) -> None:
    found = [
        measured(OURS, number, **{"first": 1.0, **told}),
        measured("SQLite FTS5", number, 100.0),
    ]
    lines = list(report.missed(found))
    assert len(lines) == len(said)
    assert all(words in line for words, line in zip(said, lines, strict=True))


@pytest.mark.parametrize("written", ["many", "99", "1000,", "1e6", ""])
def test_what_is_no_number_of_documents_is_said(written: str) -> None:
    refused = CliRunner().invoke(app, ["matching", "--documents", written])
    assert "takes numbers from 100 up" in str(refused.exception)
