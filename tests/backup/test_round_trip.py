"""What comes back is what was there: every row of every table, every byte of every file."""

import hashlib
import json
import stat
import tarfile
from pathlib import Path

import pytest

from .conftest import VENDOR, Make, Rows
from .instance import Instance

EMPTY = {
    "account_emailconfirmation": "addresses are confirmed by codes, which sessions hold",
    "auth_group": "Django's own groups, which nothing here uses",
    "auth_group_permissions": "Django's own groups, which nothing here uses",
    "django_tasks_database_dbtaskresult": "work that waits for a moment",
}
"""Tables that nothing here fills, and why."""


def test_every_row_comes_back(filled_rows: Rows, restored: Instance) -> None:
    assert restored.rows() == filled_rows
    assert len(filled_rows["foundation_record"]) > 8


def test_there_was_something_of_everything(filled_rows: Rows) -> None:
    found = {table for table, rows in filled_rows.items() if not rows}
    assert sorted(found - set(EMPTY)) == []
    assert sorted(set(EMPTY) - found) == []


def test_doctor_finds_nothing_wrong(restored: Instance) -> None:
    assert restored.wrong() == []


@pytest.mark.skipif(VENDOR == "sqlite", reason="there is only SQLite")
def test_it_moves_to_the_other_database_and_back(
    filled_rows: Rows, backup: Path, make: Make, tmp_path: Path
) -> None:
    there, back, kept = make("sqlite"), make("postgresql"), tmp_path / "kept.tar"
    there.done("restore", str(backup))
    assert there.rows() == filled_rows
    there.done("backup", str(kept))
    assert there.wrong() == []  # it makes the index first, and then readers have come further
    back.done("restore", str(kept))
    assert back.rows() == filled_rows


def test_files_come_back(filled: Instance, restored: Instance) -> None:
    assert contents(restored) == contents(filled)
    assert len(contents(filled)) > 1


def contents(instance: Instance) -> dict[str, bytes]:
    media = instance.folder / "media"
    files = [path for path in media.rglob("*") if path.is_file()]
    return {str(path.relative_to(media)): path.read_bytes() for path in files}


def test_numbers_go_on_after_those_that_were_removed(restored: Instance) -> None:
    """The content removes its last user: the journal may go on naming that number."""
    said = json.loads(restored.module("tests.backup.next_user"))
    assert said["new"] == said["highest"] + 2


def test_sessions_and_attempts_are_left_out(backup: Path) -> None:
    with tarfile.open(backup) as tar:
        tables = {name.split("/")[1] for name in tar.getnames() if name.startswith("tables/")}
    assert not tables & {"foundation_session", "foundation_limit", "cache", "django_migrations"}
    assert "foundation_entry" in tables


def test_the_secret_key_comes_along_and_the_file_is_for_its_owner(
    filled: Instance, restored: Instance, backup: Path
) -> None:
    key = (filled.folder / "secret_key").read_text()
    assert (restored.folder / "secret_key").read_text() == key
    assert not list(restored.folder.glob("secret_key.*"))
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_any_tar_and_sha256sum_read_it(backup: Path, tmp_path: Path) -> None:
    with tarfile.open(backup) as tar:
        tar.extractall(tmp_path, filter="data")
    lines = (tmp_path / "SHA256SUMS").read_text().splitlines()
    for digest, name in (line.split("  ", 1) for line in lines):
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    there = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert there == {line.split("  ", 1)[1] for line in lines} | {"SHA256SUMS"}
