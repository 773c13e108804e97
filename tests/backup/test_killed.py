"""Killed in the middle, or out of disk: what was there is untouched, and it can be done again."""

import json
import resource
from pathlib import Path

from .conftest import Make, Rows
from .instance import Instance


def kill_in_the_middle(instance: Instance, table: str, *command: str) -> None:
    with instance.start("tests.backup.halted", table, *command) as process:
        assert process.stdout
        assert process.stdout.readline() == "half\n"
        process.kill()


def test_a_killed_backup_never_looks_whole(filled: Instance, tmp_path: Path) -> None:
    file, part = tmp_path / "kept.tar", tmp_path / "kept.tar.part"
    kill_in_the_middle(filled, "solutions_solution", "backup", str(file))
    assert [part] == list(tmp_path.iterdir())
    assert filled.refused("backup", "--check", str(part)).startswith("sprang: The backup is cut")
    filled.done("backup", str(file))
    assert [file] == list(tmp_path.iterdir())


def test_a_killed_restore_touches_nothing_and_can_be_done_again(
    filled_rows: Rows, restored: Instance, backup: Path, make: Make
) -> None:
    instance = make(like=restored)
    instance.module("tests.backup.one_more")
    before = instance.rows()
    kill_in_the_middle(instance, "needs_need", "restore", str(backup), "--replace")
    assert instance.rows() == before
    assert (
        said_of_restores(instance)
        == "One was cut off, or is going on. What is in use is untouched."
    )
    instance.done("restore", str(backup), "--replace")
    assert instance.rows() == filled_rows
    assert said_of_restores(instance) == "None is half done."


def said_of_restores(instance: Instance) -> str:
    found = json.loads(instance.sprang("doctor", "--json").stdout)
    (said,) = [each["says"] for each in found if each["check"] == "restore"]
    return str(said)


def no_file_larger_than(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_leaves_nothing_half(filled: Instance, tmp_path: Path) -> None:
    done = filled.sprang(
        "backup", str(tmp_path / "kept.tar"), preexec_fn=lambda: no_file_larger_than(60_000)
    )
    assert (done.returncode, done.stderr) == (
        1,
        "sprang: The disk is full. Make room and run it again.\n",
    )
    assert list(tmp_path.iterdir()) == []
    with Path("/dev/full").open("wb") as full:
        done = filled.sprang("backup", "-", stdout=full)
    assert (done.returncode, done.stderr) == (
        1,
        "sprang: The disk is full. Make room and run it again.\n",
    )
