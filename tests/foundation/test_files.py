"""Files of records: what is taken in, how, and who gets it out."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.urls import reverse

from sprang.cli.doctor import storage
from sprang.foundation import journal, records
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.files import attach_file, check_upload, clean_name
from sprang.foundation.models import Entry, File, User
from sprang.needs.models import Need
from tests.cast import client_of

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\nritning"


def stored(settings: LazySettings) -> list[Path]:
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def upload(name: str = "Ritning över låset.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/html")


@pytest.fixture
def need(make_need: Callable[..., Need]) -> Need:
    return make_need()


@pytest.fixture
def file(need: Need, nurse: User) -> File:
    return attach_file(record=need, by=nurse, upload=upload())


def test_a_file_is_kept_with_what_it_is(file: File, need: Need, nurse: User) -> None:
    assert (file.name, file.content_type, file.size) == (
        "Ritning över låset.pdf",
        "application/pdf",
        16,
    )
    assert file.sha256 == hashlib.sha256(PDF).hexdigest()
    assert file.content.name == f"files/{file.uid.hex[:2]}/{file.uid.hex}"
    entry = Entry.objects.get(kind="need.file_attached")
    assert (entry.subject_uid, entry.actor, entry.payload) == (
        need.uid,
        nurse,
        {"file": str(file.uid)},
    )


def test_it_is_given_out_to_be_saved(file: File, nurse: User) -> None:
    response = client_of(nurse).get(reverse("file-detail", args=[file.uid]))
    assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined]
    assert response["Content-Disposition"].startswith(
        "attachment; filename*=utf-8''Ritning%20%C3%B6ver"
    )
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    response.close()


@pytest.mark.parametrize("who", ["outsider", "other_lead", "partner", "citizen", None])
def test_who_does_not_see_the_record_gets_404(
    file: File, who: str | None, request: pytest.FixtureRequest
) -> None:
    client = client_of(request.getfixturevalue(who) if who else None)
    assert client.get(reverse("file-detail", args=[file.uid])).status_code == 404


def test_a_public_records_file_is_public(file: File, need: Need) -> None:
    Need.objects.update(visibility="public")
    response = client_of(None).get(reverse("file-detail", args=[file.uid]))
    assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined]
    response.close()


def test_a_file_that_is_gone_from_the_disk_is_404(file: File, nurse: User) -> None:
    file.content.delete(save=False)
    assert client_of(nurse).get(reverse("file-detail", args=[file.uid])).status_code == 404


def test_nobody_attaches_to_what_they_do_not_see(need: Need, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        attach_file(record=need, by=outsider, upload=upload())
    assert not File.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.html", b"<script>", "går inte att bifoga"),
        ("a.svg", b"<svg>", "går inte att bifoga"),
        ("a", PDF, "går inte att bifoga"),
        ("a.pdf.exe", PDF, "går inte att bifoga"),
        ("a.png", PDF, "inte det som namnet säger"),
        ("a.pdf", b"<html>", "inte det som namnet säger"),
        ("a.txt", b"MZ\x00\x01", "inte det som namnet säger"),
        ("a.pdf", b"", "tom"),
    ],
)
def test_other_files_are_refused_with_what_to_do(
    need: Need, nurse: User, name: str, content: bytes, said: str
) -> None:
    assert said in check_upload(upload(name, content))
    with pytest.raises(BadInput, match=said):
        attach_file(record=need, by=nurse, upload=upload(name, content))
    assert not File.objects.exists()


def test_a_record_that_was_taken_away_meanwhile_takes_no_file(
    need: Need, nurse: User, settings: LazySettings
) -> None:
    """An import was undone between the page and the press."""
    stale = Need.objects.get()
    need.delete()
    with pytest.raises(NotAllowed):
        attach_file(record=stale, by=nurse, upload=upload())
    assert stored(settings) == []


def test_the_record_is_held_before_the_file_is_kept(
    need: Need, nurse: User, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    held: list[list[Path]] = []
    monkeypatch.setattr(records, "hold", lambda _record: held.append(stored(settings)))
    attach_file(record=need, by=nurse, upload=upload())
    assert held == [[]]
    assert len(stored(settings)) == 1


def test_what_the_database_refuses_leaves_nothing_on_the_disk(
    need: Need, nurse: User, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    def broken(*_args: object, **_values: object) -> None:
        assert len(stored(settings)) == 1
        raise DatabaseError

    monkeypatch.setattr(journal, "append", broken)
    with pytest.raises(DatabaseError):
        attach_file(record=need, by=nurse, upload=upload())
    assert (stored(settings), File.objects.count()) == ([], 0)


def test_the_limit_is_the_operators(settings: object) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024  # type: ignore[attr-defined]
    assert check_upload(upload(content=PDF + b"x" * 1024)) == ""
    big = upload(content=PDF + b"x" * 1024 * 1024)
    assert check_upload(big) == "Filen är 2 MB. Högst 1 MB går bra: gör den mindre eller dela den."


@pytest.mark.parametrize("name", ["a.csv", "a.TXT", "a.md"])
def test_texts_are_given_out_as_texts(need: Need, nurse: User, name: str) -> None:
    file = attach_file(record=need, by=nurse, upload=upload(name, "å;ö".encode()))
    assert file.content_type in ("text/csv; charset=utf-8", "text/plain; charset=utf-8")


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\plan.pdf", "plan.pdf"),
        ("fdp\u202e.exe.pdf", "fdp.exe.pdf"),
        ('a"b\n<c>.pdf', "abc.pdf"),
        ("...", "fil"),
        ("å" * 300 + ".pdf", "å" * 196 + ".pdf"),
    ],
)
def test_names_are_cleaned(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


def test_the_doctor_sees_a_file_that_was_changed_and_is_as_long(
    file: File, need: Need, nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach_file(record=need, by=nurse, upload=upload("nyare.pdf"))
    checks = (storage.newest_files_are_unchanged, storage.all_files_are_unchanged)
    assert [next(check()).state for check in checks] == ["ok", "ok"]
    monkeypatch.setattr(storage, "NEWEST", 1)
    path = Path(file.content.path)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    newest, every = (next(check()) for check in checks)
    assert next(storage.files_are_there()).state == "ok"
    assert (newest.state, newest.says) == ("ok", "1 were read and are what was taken in.")
    assert (every.state, every.todo) == ("wrong", "Restore a backup.")
    assert every.says.startswith(f"1 of 2 read are not what was taken in, first {file.uid}")
