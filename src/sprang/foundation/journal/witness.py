"""What this machine has seen of the journal, kept on its own disk beside the database.

The chain of hashes shows a change only to someone who has an older hash: whoever rules over the
database can write all of it anew. Each machine that works for Språng therefore notes, once an
hour, which entry was the last. `sprang doctor` asks the database for them again.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from ..models import Entry, Head

NAME = "journal.seen"
PAGE = 500


class Seen(NamedTuple):
    """An entry by its number and hash, and when it was the last."""

    seq: int
    hash: str
    at: str = ""

    @classmethod
    def read(cls, text: str) -> "Seen":
        """`SEQ:HASH`, perhaps with a time after it.

        :raises ValueError: it is not that.
        """
        pointer, _space, at = text.strip().partition(" ")
        seq, _colon, hash = pointer.partition(":")
        if len(hash) != 64:
            raise ValueError(text)
        return cls(int(seq), hash, at)

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


def file() -> Path:
    return Path(settings.DATA) / NAME


def now() -> Seen | None:
    """The last entry; None in an empty journal."""
    head = Head.objects.filter(pk=1, seq__gt=0).first()
    return Seen(head.seq, head.hash, f"{timezone.now():%Y-%m-%dT%H:%M:%SZ}") if head else None


def note() -> int:
    """Write down the last entry, where it is another than the last time; how many lines."""
    last, seen = now(), kept()
    if last is None or (seen and seen[-1][:2] == last[:2]):
        return 0
    with file().open("a") as out:
        out.write(f"{last} {last.at}\n")
        out.flush()
        os.fsync(out.fileno())
    return 1


def kept() -> list[Seen]:
    """All that was noted; a line that a crash has cut off counts for nothing."""
    return list(_kept())


def _kept() -> Iterator[Seen]:
    if not file().is_file():
        return
    for line in file().read_text().splitlines():
        try:
            yield Seen.read(line)
        except ValueError:
            continue


def disagreeing(seen: list[Seen]) -> tuple[Seen | None, Seen | None]:
    """(the last that the database still has before it, the first that it does not)."""
    agreed = None
    for first in range(0, len(seen), PAGE):
        page = seen[first : first + PAGE]
        there = Entry.objects.filter(seq__in={each.seq for each in page})
        hashes = dict(there.values_list("seq", "hash"))
        for each in page:
            if hashes.get(each.seq) != each.hash:
                return agreed, each
            agreed = each
    return agreed, None
