"""The file itself: a tar that any tar opens, with SHA256SUMS of everything as its last member.

backup.json                          what this is, format, version of Språng
secret_key                           unless it is left out or comes from the environment
files/…                              uploaded files under the names that the rows have
tables/NAME/000001.jsonl.gz          rows as JSON arrays, some megabytes in each
manifest.json                        the moment, migrations, columns, counts, the journal's head
SHA256SUMS                           as `sha256sum` writes and checks it

It is written and read from beginning to end, never backwards, so that it can go through a pipe.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from typing import IO, Any

from sprang.cli.faults import Fault

HEAD, MANIFEST, SUMS, KEY = "backup.json", "manifest.json", "SHA256SUMS", "secret_key"
FORMAT = 1
WHAT = "sprang-backup"


class Damaged(Fault):
    """Cut, altered, or no backup at all. One line."""


class Hashing:
    """Reads on, and knows the SHA-256 of what has been read."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.sha = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        try:
            piece = self.source.read(size)
        except tarfile.TarError as error:
            raise Damaged(f"The backup is cut: {error}.") from error
        self.sha.update(piece)
        return piece

    def rest(self) -> str:
        while self.read(1 << 20):
            pass
        return self.sha.hexdigest()


def forget(tar: Any) -> None:
    """The members that have been passed, every one of which tarfile would remember."""
    tar.members.clear()


class _Out:
    """Where the tar goes. tarfile goes on writing to it when it is thrown away after an error."""

    def __init__(self, out: IO[bytes]) -> None:
        self.write: Callable[[bytes], int] = out.write

    def abandon(self) -> None:
        self.write = len


class Writer:
    """:ivar sums: of what has been written, by name."""

    def __init__(self, out: IO[bytes], moment: float) -> None:
        self.out = _Out(out)
        to: Any = self.out
        self.tar = tarfile.open(  # noqa: SIM115  closed by `finish`
            fileobj=to, mode="w|", format=tarfile.PAX_FORMAT
        )
        self.moment, self.sums = int(moment), dict[str, str]()

    def add(self, name: str, data: bytes) -> None:
        self.add_from(name, len(data), io.BytesIO(data))

    def add_json(self, name: str, value: Any) -> None:
        self.add(name, json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n")

    def add_from(self, name: str, size: int, source: IO[bytes]) -> None:
        """:raises OSError: the source has less than it said."""
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = size, self.moment, 0o600
        hashing = Hashing(source)
        self.tar.addfile(info, hashing)
        forget(self.tar)
        self.sums[name] = hashing.sha.hexdigest()

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: object, *_raised: object) -> None:
        if kind:
            self.out.abandon()
        else:
            self.finish()

    def finish(self) -> None:
        text = "".join(f"{digest}  {name}\n" for name, digest in self.sums.items())
        self.add(SUMS, text.encode())
        self.tar.close()
