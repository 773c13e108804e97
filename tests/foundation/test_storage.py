"""A file is on the disk before the row about it is committed."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.db import connection

from sprang.foundation import storage
from sprang.foundation.files import attach_file
from sprang.foundation.models import File, User
from sprang.needs.models import Need

pytestmark = pytest.mark.django_db


def test_file_and_folders_are_synced_before_the_row_is_written(
    make_need: Callable[..., Need], nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    really = storage.sync

    def sync(path: Path) -> None:
        assert path.exists()
        done.append(str(path))
        really(path)

    def watch(execute: Callable[..., object], sql: str, *rest: object) -> object:
        if sql.startswith('INSERT INTO "foundation_file"'):
            done.append("row")
        return execute(sql, *rest)

    monkeypatch.setattr(storage, "sync", sync)
    need = make_need()
    with connection.execute_wrapper(watch):
        file = attach_file(record=need, by=nurse, upload=ContentFile(b"hej", name="a.txt"))
    path, root = Path(file.content.path), Path(django_settings.MEDIA_ROOT)
    folders = [path.parent, path.parent.parent, root]
    assert done == [str(path), *map(str, folders), "row"]
    with File.objects.get().content.open() as kept:
        assert kept.read() == b"hej"


def test_a_folder_that_can_t_be_synced_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.EINVAL, "not here")

    monkeypatch.setattr(os, "fsync", refuse)
    storage.sync_folder(tmp_path)
    (tmp_path / "a").touch()
    with pytest.raises(OSError, match="not here"):
        storage.sync(tmp_path / "a")


def test_a_full_disk_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="broken"):
        storage.sync_folder(tmp_path)
