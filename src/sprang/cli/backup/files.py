"""Uploaded files, through Django's storage, so that they may lie anywhere."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File

from .archive import Damaged, Writer
from .reading import Member
from .tables import Table

FOLDER = "files/"


class Files:
    """What rows name, each once.

    :ivar lost: named, and not there.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.kept, self.lost = set[str](), set[str]()

    def add_all(self, tables: Iterable[Table]) -> None:
        """Those that have not been added before."""
        for table in tables:
            for storage, name in table.files():
                if name not in self.kept:
                    self._add(storage, name)

    def _add(self, storage: Any, name: str) -> None:
        try:
            size = storage.size(name)
            with storage.open(name) as content:
                self.writer.add_from(FOLDER + name, size, content)
        except FileNotFoundError:
            self.lost.add(name)
            return
        self.kept.add(name)
        self.lost.discard(name)


def put_back(storage: Any, member: Member, digest: str) -> None:
    """Before the rows that name it are in use. What is there whole is left alone.

    :param digest: SHA-256 of the member.
    :raises Damaged: a name that leads out of the folder.
    """
    name = member.name.removeprefix(FOLDER)
    try:
        if storage.exists(name):
            if _digest(storage, name) == digest:
                return
            # names are given once and never again: this one is half, or has rotted on its disk
            storage.delete(name)
        stream: Any = member.content
        if storage.save(name, File(stream, name)) != name:
            raise Damaged(f"The file {name} can't be put back under its name.")
    except SuspiciousFileOperation as error:
        raise Damaged(f"The backup names a file outside its folder: {name}.") from error


def _digest(storage: Any, name: str) -> str:
    with storage.open(name) as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
