"""Several files taken in together: all of them, or none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def all_or_none() -> Iterator[list[Any]]:
    """Around the transaction that takes them in. Those that are put in the list leave the disk
    again where the block fails: the database forgets what it was told, the disk does not."""
    kept: list[Any] = []
    try:
        yield kept
    except BaseException:
        for file in kept:
            file.content.delete(save=False)
        raise
