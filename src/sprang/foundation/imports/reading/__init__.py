"""Reading a file as rows, whatever it is: CSV, XLSX, JSON; packed with gzip from the terminal."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

from django.utils.translation import gettext as _

from .objects import ObjectTable
from .rows import Open, Row, Storable, Table, Unreadable, unpacking
from .text import TextTable
from .workbook import WorkbookTable

__all__ = ["ENDINGS", "Open", "Row", "Table", "Unreadable", "open_path", "open_table"]

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".json", ".jsonl", ".ndjson")
"""What the pages take; the terminal takes the same with `.gz`."""

_NOT_TABLES: dict[bytes, Callable[[], str]] = {
    b"%PDF": lambda: _("Filen är en PDF. Spara kalkylbladet som CSV eller XLSX."),
    b"\xd0\xcf\x11\xe0": lambda: _("Filen är i Excels äldre format. Spara den som XLSX."),
    b"\x89PNG": lambda: _("Filen är en bild. Välj en CSV eller XLSX."),
    b"\xff\xd8\xff": lambda: _("Filen är en bild. Välj en CSV eller XLSX."),
    b"\x1f\x8b": lambda: _("Filen är packad. Packa upp den först."),
    b"Rar!": lambda: _("Filen är packad. Packa upp den först."),
    b"7z\xbc\xaf": lambda: _("Filen är packad. Packa upp den först."),
    b"GIF8": lambda: _("Filen är en bild. Välj en CSV eller XLSX."),
    b"{\\rtf": lambda: _("Filen är ett textdokument. Spara kalkylbladet som CSV eller XLSX."),
}


OLE = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The name of the part that holds a workbook with a password, which looks like an old one."""


def is_locked(opens: Open) -> bool:
    with opens() as stream:
        before = b""
        while piece := stream.read(256 * 1024):
            if LOCKED in before + piece:
                return True
            before = piece[-len(LOCKED) :]
    return False


def open_path(path: Path) -> Table:
    """A file on this machine. `.gz` is unpacked while it is read."""
    if path.suffix != ".gz":
        return open_table(lambda: path.open("rb"), path.name)
    return open_table(lambda: cast(IO[bytes], gzip.open(path, "rb")), path.stem)


def open_table(opens: Open, name: str) -> Table:
    """What the file *is* decides, not what it is called.

    :raises Unreadable: with what to do about it.
    """
    with unpacking():
        return Storable(_table(opens, name))


def _table(opens: Open, name: str) -> Table:
    with opens() as stream:
        start = stream.read(8)
    if not start:
        raise Unreadable(_("Filen är tom. Välj en fil med rubriker och minst en rad."))
    if start.startswith(b"PK"):
        return WorkbookTable(opens)
    if start.startswith(OLE) and is_locked(opens):
        raise Unreadable(_("Arbetsboken är låst med lösenord. Ta bort det och spara om den."))
    for signature, told in _NOT_TABLES.items():
        if start.startswith(signature):
            raise Unreadable(told())
    if name.lower().endswith((".json", ".jsonl", ".ndjson")):
        return ObjectTable(opens)
    return TextTable(opens)
