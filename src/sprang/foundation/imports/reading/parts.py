"""The parts of a workbook, given out in sips so that none of them can fill the memory.

What is declared in the archive bounds nothing by itself: packed parts of half a megabyte become
hundreds, and each sign of theirs may become an object of a hundred bytes.
"""

import zipfile
from collections.abc import Iterator
from typing import IO, Any, Self

from django.utils.translation import gettext as _

from . import sizes
from .rows import Unreadable

_DECLARED = b"<!DOCTYPE"


def is_declaring(content: bytes) -> bool:
    """Whether one sign may stand for thousands in it. No spreadsheet writes that."""
    return _DECLARED in content.replace(b"\0", b"")  # also where each sign has two bytes


class Sips:
    """A part, read forward. Whoever reads says with `swallowed` that something came of it."""

    def __init__(self, part: IO[bytes]) -> None:
        self.part = part
        self.waiting, self.before = 0, b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.part.close()

    def read(self, size: int) -> bytes:
        piece = self.part.read(size)
        self.waiting += len(piece)
        if self.waiting > sizes.SIP or is_declaring(self.before + piece):
            raise odd()
        self.before = piece[-2 * len(_DECLARED) :]
        return piece

    def swallowed(self) -> None:
        self.waiting = 0


class Parts(zipfile.ZipFile):
    """What openpyxl reads whole must be small: no sheet and no texts, only what is said of them."""

    def read(self, name: Any, pwd: bytes | None = None) -> bytes:
        if self.getinfo(name).file_size > sizes.PART:
            raise odd()
        content = super().read(name, pwd)
        if content.count(b"<") > sizes.TAGS or is_declaring(content):
            raise odd()
        return content

    def sips(self, name: str) -> Sips:
        return Sips(self.open(name))


def elements(part: Sips, *kept: str) -> Iterator[Any]:
    """Each element called `kept` that stands right under the root or the first below it.

    It is thrown away when the next is asked for; what stands between them is bounded too.
    """
    from openpyxl.xml.functions import iterparse  # with openpyxl, which takes a while

    path: list[Any] = []
    since = 0
    for event, element in iterparse(part, events=("start", "end")):
        part.swallowed()
        if event == "start":
            path.append(element)
            since += 1
            if since > sizes.ELEMENTS:
                raise odd()
            continue
        path.pop()
        if len(path) in (1, 2) and element.tag in kept:
            yield element
            path[-1].clear()
            since = 0


def odd() -> Unreadable:
    return Unreadable(_("Arbetsboken är inte byggd som andra. Spara bladet som CSV."))
