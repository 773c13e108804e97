"""What can be read in: each room declares its kinds, the framework does the rest."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar

from django.utils.functional import Promise

from ..models import Platform, Record, User
from .parsing import Parse, line
from .reading import Row

Text = str | Promise


@dataclass(frozen=True)
class Field:
    """Something that a row can say. `aliases` are headings that mean it, in any language.

    `required`: the file must have the column. `filled`: where it has, no cell may be empty.
    """

    name: str
    label: Text
    aliases: Sequence[str] = ()
    required: bool = False
    filled: bool = False
    help: Text = ""
    example: Text = ""
    parse: Parse = field(default=line(400))
    empty: Any = ""
    """What an empty cell means; None leaves what is there already."""

    show: Callable[[Any], str] = str
    """How a value is shown before it is saved."""


class Outcome(Enum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Trace:
    """A record as the run left it. `before` are the values that it replaced, None if it is new."""

    record: Record
    before: dict[str, Any] | None = None


@dataclass
class Item:
    """A row as understood: values by field, and what it is told apart by.

    `said` are the values of the cells, before the kind made them what it saves.

    `external_id` finds the same thing again at the next reading. `fingerprint` is equal where two
    rows say the same; empty where that does not matter. `address` is the platform and the number
    that an export from here gave. `notes` are for the person who imports. `trace` is what `save`
    wrote, for whoever wants it undone.
    """

    row: int
    values: dict[str, Any]
    said: Mapping[str, Any] = field(default_factory=dict)
    external_id: str = ""
    fingerprint: str = ""
    address: tuple[str, str] | None = None
    trace: "Trace | None" = None
    notes: list[str] = field(default_factory=list)


class ImportKind:
    """One kind of rows. An object of it lives for one reading and may remember between rows."""

    name: ClassVar[str]
    label: ClassVar[Text]
    fields: ClassVar[Sequence[Field]]
    needs_platform: ClassVar[bool] = True
    leaves_traces: ClassVar[bool] = True
    """What it reads in can be undone."""
    in_pages: ClassVar[bool] = False
    """Offered to a lead in the pages; the others are for the one who runs the house."""

    made: ClassVar[Sequence[str]] = ()
    """Columns that `gather` adds to those of the file."""

    def __init__(
        self, platform: Platform | None, by: User | None, options: Mapping[str, str]
    ) -> None:
        self.platform, self.by, self.options = platform, by, options
        self.omitted = 0

    @property
    def city(self) -> Platform:
        """The platform that the rows go to, for kinds that need one."""
        if self.platform is None:
            raise RuntimeError(f"{self.name} needs a platform")
        return self.platform

    def gather(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Make rows about one thing one. `omitted` counts what is left out by a rule."""
        return rows

    def complete(self, item: Item) -> None:
        """Finish the values and tell the item apart.

        :raises BadInput: for values that don't go together or name what does not exist.
        """
        raise NotImplementedError

    def look_up(self, items: Sequence[Item]) -> None:
        """Read what is needed of the database for these items at once."""

    def duplicate_of(self, _item: Item) -> str:
        """What already says the same, told to the person; empty where nothing does."""
        return ""

    def save(self, item: Item) -> Outcome:
        """:raises BadInput: for what only the database could tell."""
        raise NotImplementedError


_kinds: dict[str, type[ImportKind]] = {}


def register(kind: type[ImportKind]) -> None:
    _kinds[kind.name] = kind


def kinds() -> list[type[ImportKind]]:
    return list(_kinds.values())


def kind_named(name: str) -> type[ImportKind]:
    """:raises KeyError: for a name that nobody registered."""
    return _kinds[name]
