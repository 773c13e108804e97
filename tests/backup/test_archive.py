"""No altered byte is believed, and a cut file never looks whole."""

import io
import tarfile
from pathlib import Path
from typing import IO

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprang.cli.backup import archive, sealing
from sprang.cli.backup.archive import Damaged, Writer
from sprang.cli.backup.checking import check_file
from sprang.cli.backup.reading import check_head, members
from sprang.cli.faults import Fault

Content = list[tuple[str, bytes]]

CONTENT: Content = [
    ("backup.json", b'{"what": "sprang-backup", "format": 1}'),
    ("files/imports/2026/åäö.csv", b"namn;antal\r\n" * 90),
    ("tables/foundation_record/000001.jsonl.gz", bytes(range(256)) * 3),
]


def written(content: Content = CONTENT) -> bytes:
    out = io.BytesIO()
    writer = Writer(out, 1_700_000_000)
    for name, data in content:
        writer.add(name, data)
    writer.finish()
    return out.getvalue()


def read(data: bytes) -> Content:
    return [(each.name, each.read()) for each in members(io.BytesIO(data))]


WHOLE = written()


def test_what_was_written_is_read() -> None:
    assert read(WHOLE) == CONTENT


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused_or_stood_in_nothing(place: int, by: int) -> None:
    """What tar fills up its blocks with means nothing."""
    spoilt = bytearray(WHOLE)
    spoilt[place] ^= by
    try:
        assert read(bytes(spoilt)) == CONTENT
        assert WHOLE[place] in b"\0 "
    except Damaged:
        pass


@given(st.integers(0, len(WHOLE.rstrip(b"\0")) - 1))
def test_a_cut_file_is_refused(length: int) -> None:
    with pytest.raises(Damaged):
        read(WHOLE[:length])


def test_a_member_that_was_put_in_taken_out_or_moved_is_refused() -> None:
    for others in (CONTENT[:2], [CONTENT[0], CONTENT[2], CONTENT[1]], [*CONTENT, ("x", b"")]):
        forged = io.BytesIO()
        writer = Writer(forged, 0)
        for name, data in others:
            writer.add(name, data)
        writer.sums = dict(_sums_of(WHOLE))
        writer.finish()
        with pytest.raises(Damaged):
            read(forged.getvalue())


def _sums_of(data: bytes) -> list[tuple[str, str]]:
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        member = tar.extractfile("SHA256SUMS")
        assert member
        lines = member.read().decode().splitlines()
    return [(line.split("  ", 1)[1], line.split("  ", 1)[0]) for line in lines]


@pytest.mark.parametrize(
    "data",
    [b"", b"needs;text\r\n", b"PK\x03\x04" + bytes(600), bytes(2048), written([("a", b"b")])],
)
def test_something_else_is_no_backup(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "else.tar"
    file.write_bytes(data)
    with pytest.raises(Damaged):
        check_file(file)


def test_a_link_out_of_the_archive_is_refused() -> None:
    out = io.BytesIO()
    writer = Writer(out, 0)
    writer.add(*CONTENT[0])
    link = tarfile.TarInfo("files/passwd")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    writer.tar.addfile(link)
    writer.finish()
    with pytest.raises(Damaged, match="is no file"):
        read(out.getvalue())


def test_a_newer_form_is_refused_before_it_is_understood() -> None:
    head = {"what": archive.WHAT, "format": archive.FORMAT + 1, "sprang": "9.0"}
    with pytest.raises(Damaged, match=r"made by Språng 9\.0"):
        check_head(head)


def sealed_to(key: pyrage.x25519.Identity, data: bytes) -> bytes:
    out = io.BytesIO()
    with sealing.sealed(out, [key.to_public()]) as plain:
        plain.write(data)
    return out.getvalue()


def opened(data: bytes, *keys: pyrage.x25519.Identity) -> bytes:
    source = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    with sealing.opened(source, keys) as plain:
        return plain.read()


def test_only_the_private_key_opens_what_was_encrypted() -> None:
    key, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    closed = sealed_to(key, WHOLE)
    assert b"SHA256SUMS" in WHOLE
    assert b"SHA256SUMS" not in closed
    assert opened(closed, other, key) == WHOLE
    assert opened(WHOLE) == WHOLE
    for keys, why in (((other,), "None of the private keys"), ((), "Give its private key")):
        with pytest.raises(Fault, match=why):
            opened(closed, *keys)


KEY = pyrage.x25519.Identity.generate()
CLOSED = sealed_to(KEY, bytes(200_000))
HEAD = CLOSED.index(b"\n---") + 100


@given(st.integers(HEAD, len(CLOSED) - 1))
def test_what_was_encrypted_is_refused_when_cut_or_changed(place: int) -> None:
    changed = CLOSED[:place] + bytes([CLOSED[place] ^ 1]) + CLOSED[place + 1 :]
    for spoilt in (CLOSED[:place], changed):
        with pytest.raises(Damaged):
            opened(spoilt, KEY)


def test_a_full_disk_is_told_through_the_encryption() -> None:
    key = pyrage.x25519.Identity.generate()
    full = Path("/dev/full").open("wb", buffering=0)  # noqa: SIM115  closed below
    with full, pytest.raises(OSError, match="No space left"):
        write_sealed(full, key)


def write_sealed(out: IO[bytes], key: pyrage.x25519.Identity) -> None:
    with sealing.sealed(out, [key.to_public()]) as plain:
        for _piece in range(100):
            plain.write(bytes(100_000))


@pytest.mark.parametrize("given", ["", "age1nothing", "ssh-ed25519 AAAA", "nurse@boras.example"])
def test_what_is_no_public_key_is_told(given: str) -> None:
    with pytest.raises(Fault, match="no age or SSH public key"):
        sealing.recipients([given])


def test_keys_are_read_as_age_keygen_writes_them(tmp_path: Path) -> None:
    key = pyrage.x25519.Identity.generate()
    file = tmp_path / "key.txt"
    file.write_text(f"# created: 2026-11-22\n# public key: {key.to_public()}\n{key}\n")
    assert opened(sealed_to(key, b"text"), *sealing.identities(file)) == b"text"
    file.write_text("nothing")
    with pytest.raises(Fault, match="holds no private key"):
        sealing.identities(file)
