"""A sentence model at the command line: fitted, taken into use, and told of where it can't be."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from sprang.cli.commands import serve
from sprang.cli.serving import port, supervisor, work
from sprang.matching import embedding
from sprang.matching.embedding.fitting import file
from tests.matching import models

from .conftest import Run, Sprang

WEIGHTS = {"words", "meaning", "embedding"}


@pytest.fixture
def model(tmp_path: Path, settings: Any) -> Path:
    settings.EMBEDDINGS = models.write(tmp_path / "model")
    return Path(settings.EMBEDDINGS)


@pytest.fixture
def judged(tmp_path: Path) -> str:
    return str(models.judged_files(tmp_path / "judged"))


def test_tune_tells_how_good_it_is_with_the_model_and_without(
    run: Run, model: Path, judged: str
) -> None:
    result = run("tune", judged, "--json")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert told["ndcg"] == {"mean": 1.0, "spread": 0.0}
    assert told["without"]["ndcg"]["mean"] < 0.6
    assert set(told["weights"]["same"]) == WEIGHTS
    assert told["weights"]["same"]["embedding"] > 1
    assert told["without"]["weights"]["same"]["embedding"] == 0
    assert embedding.in_use() is None, "nobody said --use"


def test_tune_shows_both_beside_each_other(run: Run, model: Path, judged: str) -> None:
    head, *rows = run("tune", judged).stdout.splitlines()
    assert head.split("  ")[-2].strip() == "without the model: mean"
    (ndcg,) = [row.split() for row in rows if row.strip().startswith("nDCG@10")]
    assert (ndcg[1], len(ndcg)) == ("1.000", 5)


def test_what_was_fitted_is_used_by_this_installation(run: Run, model: Path, judged: str) -> None:
    result = run("tune", judged, "--use", "--json")
    assert result.exit_code == 0, result.stderr
    assert "ranks with the model from now on" in result.stderr
    found = embedding.in_use()
    assert found is not None
    assert found.weights.told() == json.loads(result.stdout)["weights"]


def test_a_model_that_does_not_help_is_not_used(
    run: Run, settings: Any, tmp_path: Path, judged: str
) -> None:
    """It lays the words of all themes alike."""
    settings.EMBEDDINGS = models.write(tmp_path / "none", helps=False)
    result = run("tune", judged, "--use")
    assert (result.exit_code, file().exists()) == (1, False)
    assert "Not taken into use: nDCG@10" in result.stderr


def test_few_needs_can_t_tell_help_from_luck(run: Run, model: Path, judged: str) -> None:
    needs = Path(judged) / "needs.jsonl"
    needs.write_text("\n".join(needs.read_text().splitlines()[:19]))
    result = run("tune", judged, "--use")
    assert (result.exit_code, file().exists()) == (1, False)
    assert "with it over 19 needs (asked for: 20" in result.stderr


def test_use_without_a_model_is_wrong_use(run: Run, judged: str) -> None:
    result = run("tune", judged, "--use")
    assert (result.exit_code, "set SPRANG_EMBEDDINGS" in result.stderr) == (2, True)


def test_nothing_is_measured_without_the_model_that_was_asked_for(
    run: Run, settings: Any, tmp_path: Path, judged: str
) -> None:
    settings.EMBEDDINGS = tmp_path / "nowhere"
    files = [f"--{name}={judged}/{file}.jsonl" for name, file in
             (("docs", "docs"), ("queries", "needs"), ("qrels", "qrels"))]  # fmt: skip
    for result in (run("tune", judged), run("evaluate", *files)):
        assert result.exit_code == 2
        assert f"There is no folder {tmp_path / 'nowhere'}." in result.stderr


def test_evaluate_measures_the_ranking_with_the_model(run: Run, model: Path, judged: str) -> None:
    files = [f"--{name}={judged}/{file}.jsonl" for name, file in
             (("docs", "docs"), ("queries", "needs"), ("qrels", "qrels"))]  # fmt: skip
    before = json.loads(run("evaluate", *files, "--json").stdout)
    run("tune", judged, "--use")
    after = json.loads(run("evaluate", *files, "--json").stdout)
    assert before["success@10"] == 0
    assert after["ndcg@10"] == 1


@pytest.mark.django_db
def test_doctor_says_whether_it_counts(
    run: Run, settings: Any, tmp_path: Path, judged: str
) -> None:
    def said() -> list[tuple[str, str]]:
        found = json.loads(run("doctor", "--json").stdout)
        return [(one["state"], one["todo"]) for one in found if one["check"] == "sentence model"]

    assert said() == []
    settings.EMBEDDINGS = models.write(tmp_path / "model")
    assert said() == [("note", "Run: sprang tune FOLDER --use")]
    run("tune", judged, "--use")
    assert said() == [("ok", "")]
    settings.EMBEDDINGS = tmp_path / "nowhere"
    ((state, todo),) = said()
    assert (state, "SPRANG_EMBEDDINGS" in todo) == ("wrong", True)


@pytest.mark.django_db
def test_doctor_says_how_the_extra_is_installed(
    run: Run, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "model2vec", None)
    (row,) = [row for row in run("doctor").stdout.splitlines() if "sentence model" in row]
    assert "Install Språng with it, sprang[embeddings], or leave SPRANG_EMBEDDINGS empty." in row


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["worker", "serve"])
def test_what_starts_says_that_it_goes_on_without(
    run: Run,
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    monkeypatch.setattr(work, "work_until_told", lambda: None)
    monkeypatch.setattr(supervisor, "become", lambda listening: listening.close())
    monkeypatch.setattr(serve, "prepare", lambda: None)
    take = port.take
    monkeypatch.setattr(port, "take", lambda host, _port: take(host, 0))
    assert run(command).stderr == ""
    settings.EMBEDDINGS = tmp_path / "nowhere"
    result = run(command)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"sprang: There is no folder {tmp_path / 'nowhere'}. Set")
    assert result.stderr.endswith("Going on without it.\n")


def test_the_setting_names_a_folder(sprang: Sprang, tmp_path: Path) -> None:
    result = sprang("doctor", "--json", SPRANG_EMBEDDINGS=str(tmp_path / "nowhere"))
    says = {each["check"]: each["says"] for each in json.loads(result.stdout)}
    assert says["sentence model"] == f"There is no folder {tmp_path / 'nowhere'}."
