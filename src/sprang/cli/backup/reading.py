"""Out of the file again, from beginning to end; nothing that was altered is believed."""

import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from .archive import FORMAT, HEAD, SUMS, WHAT, Damaged, Hashing, forget


@dataclass
class Member:
    name: str
    size: int
    content: Hashing

    def read(self) -> bytes:
        return self.content.read()

    def json(self) -> Any:
        try:
            return json.loads(self.read())
        except ValueError as error:
            raise Damaged(f"The backup is damaged: {self.name} can't be read.") from error


def members(source: IO[bytes]) -> Iterator[Member]:
    """One after the other, each to be read before the next; the sums are checked at the end.

    :raises Damaged: before anything that was altered or cut is believed to the end.
    """
    try:
        yield from _members(source)
    except (tarfile.TarError, EOFError, UnicodeError) as error:
        raise Damaged(f"The backup is cut or damaged: {error}.") from error


def _members(source: IO[bytes]) -> Iterator[Member]:
    sums = dict[str, str]()
    with tarfile.open(fileobj=source, mode="r|") as tar:
        for info in tar:
            forget(tar)
            stream = tar.extractfile(info) if info.isreg() else None
            if stream is None:
                raise Damaged(f"This is not a backup of Språng: {info.name} is no file.")
            member = Member(info.name, info.size, Hashing(stream))
            if not sums and member.name != HEAD:
                raise Damaged("This is not a backup of Språng.")
            if member.name == SUMS:
                _compare(member.read().decode(), sums)
                return
            yield member
            sums[info.name] = member.content.rest()
    raise Damaged("The backup is cut: its end is missing.")


def _compare(said: str, sums: dict[str, str]) -> None:
    text = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
    if said == text:
        return
    there = {line[66:]: line[:64] for line in said.splitlines()}
    altered = [name for name, digest in sums.items() if there.get(name) != digest]
    raise Damaged(f"The backup is altered: {(altered or [SUMS])[0]} is not what was written.")


def check_head(head: Any) -> None:
    """:raises Damaged: it is no backup, or of a form that only a newer version knows."""
    if not isinstance(head, dict) or head.get("what") != WHAT:
        raise Damaged("This is not a backup of Språng.")
    if head.get("format") != FORMAT:
        raise Damaged(
            f"This backup was made by Språng {head.get('sprang')}, in a form that this version "
            "does not know. Use that version or a newer one."
        )
