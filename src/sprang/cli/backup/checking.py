"""Is this a whole backup? Every byte is read and compared; nothing is written."""

import gzip
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from sprang.cli.faults import WRONG_USE, Fault

from . import sealing
from .archive import HEAD, KEY, MANIFEST, Damaged
from .files import FOLDER
from .manifest import Manifest
from .reading import Member, check_head, members

TABLES = "tables/"


@dataclass
class Checked:
    """:ivar digests: SHA-256 of the uploaded files, by the name of the member."""

    manifest: Manifest | None = None
    key: bytes | None = None
    digests: dict[str, str] = field(default_factory=dict)
    rows: Counter[str] = field(default_factory=Counter)

    def take(self, member: Member) -> None:
        if member.name.startswith(FOLDER):
            self.digests[member.name] = member.content.rest()
        elif member.name.startswith(TABLES):
            self.rows[table_of(member)] += _lines(member)
        elif member.name == HEAD:
            check_head(member.json())
        elif member.name == KEY:
            self.key = member.read()
        elif member.name == MANIFEST:
            self.manifest = Manifest.of(member.json())
        else:
            raise Damaged(f"This is not a backup of Språng: what is {member.name}?")

    def whole(self) -> Manifest:
        """:raises Damaged: it is not what the manifest says."""
        if self.manifest is None:
            raise Damaged("The backup is cut: its manifest is missing.")
        said = {name: table.rows for name, table in self.manifest.tables.items() if table.rows}
        if said != dict(self.rows) or self.manifest.files != len(self.digests):
            raise Damaged("The backup is damaged: it has not the rows and files that it says.")
        return self.manifest


def check(source: IO[bytes]) -> tuple[Manifest, Checked]:
    """:raises Damaged: cut, altered, no backup, or of an unknown format."""
    checked = Checked()
    for member in members(source):
        checked.take(member)
    return checked.whole(), checked


def check_file(path: Path, identities: Sequence[Any] = ()) -> tuple[Manifest, Checked]:
    """:raises Fault: it is not a whole backup, or none of the keys opens it."""
    if path.is_dir():
        raise Fault(f"{path} is a folder. Give the file that sprang backup wrote.", WRONG_USE)
    with path.open("rb") as file, sealing.opened(file, identities) as source:
        return check(source)


def table_of(member: Member) -> str:
    return member.name.split("/")[1]


def _lines(member: Member) -> int:
    count = 0
    try:
        with gzip.GzipFile(fileobj=member.content) as plain:  # type: ignore[call-overload]
            while piece := plain.read(1 << 20):
                count += piece.count(b"\n")
    except (OSError, EOFError, zlib.error) as error:
        raise Damaged(f"The backup is altered: {member.name} can't be read.") from error
    return count
