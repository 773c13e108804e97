"""The demo's content as it is written: TOML files beside this module, read and checked."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sprang.cli.faults import Fault

FOLDER = Path(__file__).parent / "content"
KEYS = ("key", "slug", "need", "organisation")


@dataclass(frozen=True)
class Row:
    """One table of a file, for example one need."""

    file: str
    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        if name not in self.values:
            raise self.fault(f"“{name}” is missing")
        return self.values[name]

    def get(self, name: str, default: Any = "") -> Any:
        return self.values.get(name, default)

    def pick(self, *names: str) -> dict[str, Any]:
        """Those of the values that are there."""
        return {name: self.values[name] for name in names if name in self.values}

    @property
    def key(self) -> str:
        return str(next((self.values[name] for name in KEYS if self.values.get(name)), "?"))

    def fault(self, what: str) -> Fault:
        return Fault(f"{self.file}, {self.key}: {what}.")


@dataclass(frozen=True)
class Content:
    platforms: tuple[Row, ...]
    organisations: tuple[Row, ...]
    units: tuple[Row, ...]
    people: tuple[Row, ...]
    innovators: tuple[Row, ...]
    needs: tuple[Row, ...]
    solutions: tuple[Row, ...]
    verdicts: tuple[Row, ...]
    """What a person says of a need's matches."""
    roads: tuple[Row, ...]
    calls: tuple[Row, ...]
    talks: tuple[Row, ...] = ()
    told: tuple[Row, ...] = ()
    """What people have told who have no account."""
    partnerships: tuple[Row, ...] = ()
    rooms: tuple[Row, ...] = ()
    introductions: tuple[Row, ...] = ()
    views: tuple[Row, ...] = ()
    claims: tuple[Row, ...] = ()

    @property
    def total(self) -> int:
        """Rows to load, for the progress bar. Verdicts come when the index has read them."""
        return sum(len(rows) for rows in vars(self).values()) - len(self.verdicts)


def read(folder: Path = FOLDER) -> Content:
    """:raises Fault: a file can't be read; the line names it."""
    return Content(
        platforms=tuple(_rows(folder, "platforms.toml", "platform")),
        organisations=tuple(_rows(folder, "organisations.toml", "organisation")),
        units=tuple(_rows(folder, "organisations.toml", "unit")),
        people=tuple(_rows(folder, "people.toml", "person")),
        innovators=tuple(_rows(folder, "innovators.toml", "organisation")),
        needs=tuple(_oldest_first(_rows(folder, "needs/*.toml", "need"))),
        solutions=tuple(_oldest_first(_rows(folder, "solutions/*.toml", "solution"))),
        verdicts=tuple(_rows(folder, "verdicts/*.toml", "judged")),
        roads=tuple(_rows(folder, "roads.toml", "road")),
        calls=tuple(_oldest_first(_rows(folder, "calls.toml", "call"))),
        talks=tuple(_rows(folder, "talks.toml", "talk")),
        told=tuple(_rows(folder, "told.toml", "told")),
        partnerships=tuple(_rows(folder, "partnerships.toml", "partnership")),
        rooms=tuple(_rows(folder, "rooms.toml", "room")),
        introductions=tuple(_rows(folder, "introductions.toml", "introduction")),
        views=tuple(_rows(folder, "views.toml", "view")),
        claims=tuple(_rows(folder, "claims.toml", "claim")),
    )


def _rows(folder: Path, pattern: str, name: str) -> Iterator[Row]:
    for path in sorted(folder.glob(pattern)):
        file = str(path.relative_to(folder))
        try:
            tables = tomllib.loads(path.read_text())
        except tomllib.TOMLDecodeError as error:
            raise Fault(f"{file} is not TOML: {error}.") from error
        yield from (Row(file, table) for table in tables.get(name, ()))


def _oldest_first(rows: Iterator[Row]) -> list[Row]:
    """Numbers are given in the order of time."""
    return sorted(rows, key=lambda row: (-row["days_ago"], row.key))
