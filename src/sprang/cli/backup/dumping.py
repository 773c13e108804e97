"""Everything into one file, while people go on writing."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from typing import IO

from django.conf import settings
from django.db import connection
from django.utils import timezone

from . import secret
from .archive import FORMAT, HEAD, KEY, MANIFEST, WHAT, Writer
from .columns import line_of
from .files import Files
from .manifest import Contents, Manifest
from .moment import one_moment
from .numbers import last_given
from .tables import Table, applied, tables_at

Told = Callable[[int, str], None]
"""Hears how many rows have been kept, and of which table."""

PART = 4_000_000
"""Bytes of rows, before they are compressed, that are held in memory for one member."""


def version() -> str:
    try:
        return metadata.version("sprang")
    except metadata.PackageNotFoundError:  # run from a checkout, not installed
        return "of a checkout"


@dataclass
class Dump:
    writer: Writer
    told: Told
    rows: int = 0

    def table(self, table: Table) -> Contents:
        part, lines, size, count = 1, list[bytes](), 0, 0
        for row in table.rows():
            lines.append(line_of(row))
            size += len(lines[-1])
            count += 1
            if size > PART:
                self._part(table.name, part, lines)
                part, size = part + 1, 0
        self._part(table.name, part, lines)
        return Contents([column.name for column in table.columns], count, last_given(table))

    def _part(self, name: str, number: int, lines: list[bytes]) -> None:
        self.rows += len(lines)
        self.told(self.rows, name)
        if lines:
            data = gzip.compress(b"".join(lines), compresslevel=5, mtime=0)
            self.writer.add(f"tables/{name}/{number:06}.jsonl.gz", data)
        lines.clear()


def back_up(
    out: IO[bytes], *, with_key: bool = True, told: Told = lambda _rows, _table: None
) -> Manifest:
    """Write a backup. What is committed after it has begun to read rows is not in it.

    :raises Fault: the database is of a newer version.
    """
    now = timezone.now()
    with Writer(out, now.timestamp()) as writer:
        head = {"what": WHAT, "format": FORMAT, "sprang": version()}
        writer.add_json(HEAD, head | {"begun": now.isoformat()})
        if with_key and (key := secret.kept_here()):
            writer.add(KEY, key)
        files = Files(writer)
        # most of them before the moment, so that it can be short: a database cleans nothing up
        # while somebody looks at an old moment. They are there before the rows that name them.
        files.add_all(tables_at(applied()))
        with one_moment():
            manifest = _rows(writer, files, told)
        writer.add_json(MANIFEST, manifest.as_dict())
    return manifest


def _rows(writer: Writer, files: Files, told: Told) -> Manifest:
    moment, steps = timezone.now().isoformat(), applied()
    tables, dump = tables_at(steps), Dump(writer, told)
    kept = {table.name: dump.table(table) for table in tables}
    files.add_all(tables)
    return Manifest(
        moment=moment,
        database=connection.vendor,
        sprang=version(),
        migrations=steps,
        journal=_last_entry(tables),
        tables=kept,
        files=len(files.kept),
        lost=sorted(files.lost),
        key=secret.sign_of(settings.SECRET_KEY),
    )


def _last_entry(tables: list[Table]) -> tuple[int, str]:
    """Asked of the database as it is, which may be of an earlier version than the program."""
    (head,) = [table.model for table in tables if table.name == "foundation_head"]
    found = head._base_manager.filter(pk=1).values_list("seq", "hash").first()
    return found or (0, "")
