"""Reading in and undoing from the terminal: one line for what goes wrong, exit codes, JSON."""

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sprang.cli.main import app
from sprang.foundation.models import ImportRun, Platform, User
from sprang.needs.actions import edit_need
from sprang.needs.models import Need

from .breaking import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_setup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sprang.cli.house.migrations_waiting", lambda: 0)


def sprang(*arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=answer, prog_name="sprang")


@pytest.fixture
def read(boras: Platform, tmp_path: Path) -> ImportRun:
    path = tmp_path / "behov.csv.gz"
    path.write_bytes(gzip.compress((TEXT + "Grinden;Står öppen varje kväll.\n").encode()))
    result = sprang("import", "needs", str(path), "--platform", "boras", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    run = ImportRun.objects.get()
    told = json.loads(result.stdout)
    assert (told["run"], told["state"], told["created"]) == (str(run.uid), "done", 2)
    return run


def test_a_broken_archive_is_one_line(boras: Platform, tmp_path: Path) -> None:
    path = tmp_path / "behov.csv.gz"
    path.write_bytes(gzip.compress(TEXT.encode() * 100)[:60])
    result = sprang("import", "needs", str(path), "--platform", "boras")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("sprang: ")
    assert (result.stdout, ImportRun.objects.count()) == ("", 0)


def test_undoing_asks_first(read: ImportRun) -> None:
    result = sprang("undo", str(read.uid), answer="n\n")
    assert result.exit_code == 1
    assert "remove 2 for good, set 0 back, keep 0" in result.stderr
    assert Need.objects.count() == 2
    result = sprang("undo", str(read.uid), answer="y\n")
    assert result.exit_code == 0
    assert result.stdout.endswith("2 removed, 0 set back, 0 kept.\n")
    assert not Need.objects.exists()


def test_undoing_for_a_program(read: ImportRun, lead: User) -> None:
    need = Need.objects.get(title="Grinden")
    edit_need(need=need, by=lead, text="Mina ord.")
    result = sprang("undo", str(read.uid), "--yes", "--json")
    assert result.exit_code == 1  # something had to be kept
    told = json.loads(result.stdout)
    [kept] = told.pop("kept")
    assert kept["row"] == 3
    assert told == {"run": str(read.uid), "state": "undone", "removed": 1, "restored": 0}


def test_undone_twice_is_one_line(read: ImportRun) -> None:
    assert sprang("undo", str(read.uid), "--yes").exit_code == 0
    again = sprang("undo", str(read.uid), "--yes")
    assert (again.exit_code, len(again.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize("said", ["4af3dd44-7788-4cfb-8f7e-b52d5414ecae", "nix"])
def test_an_unknown_run_is_wrong_use(said: str, db: None) -> None:
    assert sprang("undo", said, "--yes").exit_code == 2
