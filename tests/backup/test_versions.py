"""A backup of an earlier version is brought forward; one of a newer version is refused."""

import json
from dataclasses import replace
from pathlib import Path

from .conftest import Make

EARLIER, LATER = "tests.backup.shelf.settings_earlier", "tests.backup.shelf.settings"


def test_an_earlier_one_is_migrated_and_a_newer_one_refused(make: Make, tmp_path: Path) -> None:
    early, late = tmp_path / "early.tar", tmp_path / "late.tar"
    old = replace(make(), settings=EARLIER)
    old.module("tests.backup.shelf.fill", str(early))
    new = replace(make(), settings=LATER)
    said = json.loads(new.done("restore", str(early), "--json"))
    assert (said["migrated"], said["kept"]) == (1, "")
    assert json.loads(new.module("tests.backup.shelf.look", str(late))) == [["Ronja", 0.23]]
    line = old.refused("restore", str(late), "--replace")
    assert "which is newer than this: shelf.0002_metres is unknown here" in line
