"""What a backup says of itself, at its end."""

from dataclasses import asdict, dataclass
from typing import Any

from .archive import Damaged
from .tables import Step


@dataclass(frozen=True)
class Contents:
    """One table: its columns in the order of the rows, how many rows there are, and the last
    number that the database gave out by itself, also where that row is gone."""

    columns: list[str]
    rows: int
    last: int


@dataclass(frozen=True)
class Manifest:
    moment: str
    database: str
    sprang: str
    migrations: list[Step]
    journal: tuple[int, str]
    """Number and hash of the last entry."""
    tables: dict[str, Contents]
    files: int
    lost: list[str]
    """Files that rows name and that were not there."""
    key: str
    """A sign of the secret key, from which the key can't be found."""

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, said: Any) -> "Manifest":
        """:raises Damaged: something is missing."""
        try:
            tables = {name: Contents(**table) for name, table in said.pop("tables").items()}
            steps = [(str(app), str(name)) for app, name in said.pop("migrations")]
            seq, hash = said.pop("journal")
            return cls(migrations=steps, tables=tables, journal=(int(seq), hash), **said)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise Damaged("The backup is damaged: its manifest can't be read.") from error
