"""`sprang backup` as it is used, and all that `sprang restore` refuses before it begins."""

import io
import json
import re
import tarfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pyrage
import pytest
from django.conf import LazySettings
from django.db import connection
from typer.testing import CliRunner, Result

from sprang.cli.backup import dumping
from sprang.cli.backup.archive import SUMS, Writer
from sprang.cli.main import app
from sprang.foundation.models import File, User
from sprang.needs.models import Need

pytestmark = pytest.mark.django_db

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of this instance, with a secret key of its own."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "secret_key").write_text("the key in the folder")
    settings.DATA, settings.SECRET_KEY = folder, "the key in the folder"
    monkeypatch.delenv("SPRANG_SECRET_KEY", raising=False)
    # the test is in a transaction already; test_one_moment is about this
    monkeypatch.setattr(dumping, "one_moment", nullcontext)
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.tar"


@pytest.fixture
def run() -> Run:
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


def refused(result: Result) -> tuple[int, str]:
    assert result.stdout == ""
    return result.exit_code, result.stderr


def names(file: Path) -> list[str]:
    with tarfile.open(file) as tar:
        return tar.getnames()


def test_it_says_what_it_has_kept(run: Run, file: Path, make_need: Callable[..., Need]) -> None:
    make_need()
    result = run("backup", file, "--json")
    assert result.exit_code == 0
    said = json.loads(result.stdout)
    assert (said["file"], said["files"], said["lost"]) == (str(file), 0, [])
    assert (said["database"], said["journal"]["seq"] > 0) == (connection.vendor, True)
    checked = json.loads(run("backup", file, "--check", "--json").stdout)
    seconds = {"seconds": checked["seconds"]}
    assert checked == said | seconds
    assert run("backup", file, "--check").stdout.startswith(f"Whole: {said['rows']} rows in")


def test_the_key_comes_along_unless_it_is_left_out_or_is_elsewhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup", tmp_path / "with.tar")
    run("backup", tmp_path / "without.tar", "--without-key")
    monkeypatch.setenv("SPRANG_SECRET_KEY", "the key in the folder")
    run("backup", tmp_path / "elsewhere.tar")
    there = {each.stem: "secret_key" in names(each) for each in tmp_path.glob("*.tar")}
    assert there == {"with": True, "without": False, "elsewhere": False}
    assert b"the key in the folder" not in (tmp_path / "elsewhere.tar").read_bytes()


def test_it_goes_through_a_pipe(run: Run, file: Path) -> None:
    result = run("backup", "-")
    file.write_bytes(result.stdout_bytes)
    assert re.match(r"Kept: \d+ rows in \d+ tables and 0 files", result.stderr)
    assert run("backup", file, "--check").exit_code == 0


def test_a_pipe_that_breaks_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, make_need: Callable[..., Need]
) -> None:
    """Else half a backup would be stored by the one at the other end, and all look well here."""

    def broken(*_arguments: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(Writer, "add", broken)
    result = run("backup", "-")
    assert result.exit_code == 1
    assert result.stderr == "sprang: The one who reads the backup has stopped: it is not whole.\n"


def test_what_is_there_is_not_written_over(run: Run, file: Path, tmp_path: Path) -> None:
    file.write_text("the last good one")
    assert refused(run("backup", file)) == (
        2,
        f"sprang: {file} exists already. Choose another name.\n",
    )
    assert file.read_text() == "the last good one"
    away = tmp_path / "away"
    assert refused(run("backup", away / "kept.tar")) == (2, f"sprang: There is no folder {away}.\n")


def test_a_lost_file_is_told_and_the_rest_is_kept(
    run: Run, file: Path, make_need: Callable[..., Need], nurse: User
) -> None:
    row = File(record=make_need(), name="a.pdf", content_type="application/pdf", size=4)
    row.sha256, row.uploaded_by, row.content = "0" * 64, nurse, "files/ab/lost"
    row.save()
    result = run("backup", file)
    assert result.exit_code == 1
    assert "the file files/ab/lost is missing" in result.stderr
    assert run("backup", file, "--check").exit_code == 1


def test_it_is_encrypted_to_whom_one_says(run: Run, file: Path, tmp_path: Path) -> None:
    keys = [pyrage.x25519.Identity.generate() for _each in range(2)]
    given = [word for key in keys for word in ("--recipient", key.to_public())]
    assert run("backup", file, *given).exit_code == 0
    assert b"backup.json" not in file.read_bytes()
    for number, key in enumerate(keys):
        identity = tmp_path / f"{number}.txt"
        identity.write_text(str(key))
        assert run("backup", file, "--check", "--identity", identity).exit_code == 0
    why = "sprang: The backup is encrypted. Give its private key with --identity.\n"
    assert refused(run("backup", file, "--check")) == (2, why)
    assert refused(run("restore", file)) == (2, why)


def test_someone_elses_public_key_is_checked_before_anything_is_written(
    run: Run, file: Path
) -> None:
    assert refused(run("backup", file, "--recipient", "nobody")) == (
        2,
        "sprang: “nobody” is no age or SSH public key.\n",
    )
    assert not file.exists()


def rewritten(file: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """A copy with one member changed and its sums right: not damage, but another content."""
    out = io.BytesIO()
    with tarfile.open(file) as tar, Writer(out, 0) as writer:
        for member in tar:
            content = tar.extractfile(member)
            assert content
            data = content.read()
            if member.name != SUMS:
                writer.add(member.name, change(data) if member.name == name else data)
    copy = file.with_name("changed.tar")
    copy.write_bytes(out.getvalue())
    return copy


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        (
            "backup.json",
            b'"format": 1',
            b'"format": 2',
            "in a form that this version does not know",
        ),
        ("manifest.json", b'"0001_initial"', b'"9999_later"', "which is newer than this"),
        ("manifest.json", b'"rows": 1,', b'"rows": 2,', "it has not the rows and files"),
        ("manifest.json", b'"tables"', b'"table"', "its manifest can't be read"),
        ("manifest.json", b"{", b"", "manifest.json can't be read"),
    ],
)
def test_another_content_is_refused(
    run: Run,
    file: Path,
    make_need: Callable[..., Need],
    name: str,
    old: bytes,
    new: bytes,
    why: str,
) -> None:
    make_need()
    run("backup", file)
    changed = rewritten(file, name, lambda data: data.replace(old, new, 1))
    code, line = refused(run("restore", changed))
    assert (code, line.count("\n"), why in line) == (1, 1, True), line


def test_what_is_altered_or_cut_is_refused_before_anything_is_written(run: Run, file: Path) -> None:
    run("backup", file)
    whole = file.read_bytes()
    place = whole.index(b"\x1f\x8b") + 40
    spoilt = {
        "altered": whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :],
        "cut": whole[: len(whole) // 2],
    }
    for word, data in spoilt.items():
        file.write_bytes(data)
        code, line = refused(run("restore", file))
        assert (code, word in line, line.count("\n")) == (1, True, 1), line


def test_it_is_refused_where_there_is_a_platform(run: Run, file: Path, boras: object) -> None:
    run("backup", file)
    assert refused(run("restore", file)) == (
        1,
        "sprang: There is a platform here already. To put the backup in its place: --replace\n",
    )


def test_no_file_and_a_folder_are_told(run: Run, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.tar"
    assert refused(run("restore", nothing)) == (2, f"sprang: There is no file {nothing}.\n")
    code, line = refused(run("restore", tmp_path))
    assert (code, "is a folder" in line) == (2, True)
