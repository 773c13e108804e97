"""What every kind of file is read as: columns with names, and rows with the numbers one sees."""

import gzip
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import IO, Protocol

from django.utils.translation import gettext as _

from ...errors import BadInput

Open = Callable[[], IO[bytes]]
"""Opens the file from its beginning; a table is gone through more than once."""


class Unreadable(BadInput):
    """The file as a whole can't be read. The message says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__({"file": message})
        self.message = message

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Row:
    """`number` is the row as a spreadsheet shows it: the heading is row 1.

    `fault` says why the cells could not be told apart; then they are empty. `notes` say what is
    missing in a row that can be read all the same.
    """

    number: int
    cells: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""
    notes: Sequence[str] = ()


class Table(Protocol):
    """A file that can be read row by row, as often as one likes, without being held in memory."""

    columns: list[str]

    def rows(self) -> Iterator[Row]: ...


_NOT_STORED = re.compile(r"[\x00\ud800-\udfff]")


class Storable:
    """A table without the signs that no database and no page can hold.

    JSON can write half a sign (`"\\ud800"`), and old exports have NUL between the letters.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.columns = table.columns

    def rows(self) -> Iterator[Row]:
        with unpacking():
            for row in self.table.rows():
                cells = {name: _NOT_STORED.sub("", cell) for name, cell in row.cells.items()}
                yield replace(row, cells=cells)


@contextmanager
def unpacking() -> Iterator[None]:
    """What a packed file may turn out to be at any place in it: cut off, changed, not packed."""
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable(
            _("Den packade filen är skadad eller slutar mitt i. Packa om den, eller packa upp den.")
        ) from error
