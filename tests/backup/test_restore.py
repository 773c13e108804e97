"""Where a restore is refused, and what happens to what was there."""

import fcntl
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from .conftest import VENDOR, Make, Rows
from .forged import forge
from .instance import Instance


def test_what_was_there_is_kept(
    filled_rows: Rows, restored: Instance, backup: Path, make: Make
) -> None:
    instance = make(like=restored)
    instance.module("tests.backup.one_more")
    said = json.loads(instance.done("restore", str(backup), "--replace", "--json"))
    assert instance.rows() == filled_rows
    more = kept_of(instance, said["kept"]).rows()
    assert len(more["needs_need"]) == len(filled_rows["needs_need"]) + 1
    assert "has seen a later journal" in "".join(said["notes"])
    assert instance.wrong() == []  # the index, which was of the later journal, is made anew


def kept_of(instance: Instance, kept: str) -> Instance:
    """The old, as an operator would look at it."""
    if instance.database:
        schema = kept.removeprefix("schema ")
        path = f"{instance.database}&options=-c%20search_path%3D{schema}"
        return Instance(instance.folder, path)
    return Instance(instance.folder, f"sqlite:///{kept}")


@contextmanager
def locked(instance: Instance, how: int) -> Iterator[None]:
    with (instance.folder / "in_use").open("a") as file:
        fcntl.flock(file, how)
        yield


def test_nobody_writes_while_it_is_restored(restored: Instance, backup: Path) -> None:
    with locked(restored, fcntl.LOCK_SH):
        line = restored.refused("restore", str(backup), "--replace")
    assert line == f"sprang: Språng is running in {restored.folder}. Stop it first."
    with locked(restored, fcntl.LOCK_EX):
        line = restored.refused("doctor")
    assert line == (f"sprang: A restore is going on in {restored.folder}. Wait until it is done.")


@pytest.mark.skipif(VENDOR == "sqlite", reason="SQLite is on one machine")
def test_other_machines_are_told_to_stop(backup: Path, make: Make) -> None:
    instance = make()
    with psycopg.connect(instance.database):
        line = instance.refused("restore", str(backup))
    assert re.fullmatch(
        r"sprang: Stop Språng on every machine first: the database is used from [\w.: ]+\.", line
    )


@pytest.mark.skipif(VENDOR == "sqlite", reason="SQLite takes a text however long")
def test_a_row_that_the_database_cannot_hold_is_named(
    backup: Path, make: Make, tmp_path: Path
) -> None:
    forge(backup, tmp_path / "spoilt.tar")
    line = make().refused("restore", str(tmp_path / "spoilt.tar"))
    assert line.startswith("sprang: This database can't hold foundation_user 1: value too long")


def test_a_broken_journal_is_told_and_restored_only_as_it_is(
    restored: Instance, make: Make, tmp_path: Path
) -> None:
    file, target = tmp_path / "tampered.tar", make()
    make(like=restored).module("tests.backup.tampered", str(file))
    line = target.refused("restore", str(file))
    broken = "The journal was broken when it was kept: entry 3, changed after it was written"
    assert line == (f"sprang: {broken}. Nothing was restored. To restore it as it is: --as-it-is")
    said = json.loads(target.done("restore", str(file), "--as-it-is", "--json"))
    assert said["notes"] == [f"{broken}."]
