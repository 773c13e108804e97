"""Killed at any moment, begun again: the same end as if nothing had happened."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def told(server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("killed")
    house = {name: value for name, value in os.environ.items() if not name.startswith("SPRANG_")}
    paths = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    command = [sys.executable, "-m", "tests.imports.killed", str(folder), "--server", server]
    done = subprocess.run(
        command,
        env=house | {"PYTHONPATH": paths},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_it_was_killed(told: dict[str, Any]) -> None:
    assert told["kills"] >= 4


def test_a_killed_import_ends_as_an_undisturbed_one(told: dict[str, Any]) -> None:
    assert told["wild"] == told["calm"]
    assert told["calm"]["run"] == ["done", 403, 403, 401, 1, 1, 0, 0]
    assert (told["calm"]["traces"], told["calm"]["broken"]) == (401, 0)
    assert told["calm"]["entries"].count("need.captured") == 401


def test_a_killed_undo_ends_as_an_undisturbed_one(told: dict[str, Any]) -> None:
    assert told["wild_undone"] == told["calm_undone"]
    assert told["calm_undone"]["run"] == ["undone", 403, 403, 401, 1, 1, 401, 0]
    assert (told["calm_undone"]["needs"], told["calm_undone"]["traces"]) == ([], 0)
    assert told["calm_undone"]["entries"].count("need.import_undone") == 401


def test_an_export_is_of_one_moment(told: dict[str, Any]) -> None:
    assert told["snapshot"]


def test_ctrl_c_leaves_what_was_read_and_says_how_to_go_on(told: dict[str, Any]) -> None:
    code, said = told["ctrl_c"]
    assert code == 130
    assert "Traceback" not in "".join(said)
    new = int(said[0].split(" rows: ")[1].split(" new")[0])
    assert 0 < new < 401
    assert any(line.startswith("Stopped after") for line in said)
    code, said = told["then"]
    assert code == 1  # the row that was wrong is still wrong
    assert said[0].startswith(f"403 rows: {401 - new} new, 0 changed, {new} already there,")
