"""What is said when the index can't be read."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

WANTING: Final = frozenset({
    errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOSPC, errno.EDQUOT, errno.EINTR, errno.EAGAIN,
})  # fmt: skip
"""What a process lacks now: files that it may open, memory, room on the disk."""


class Unusable(Exception):
    """The index can't be read. The worker builds a new one."""


class OfAnother(Unusable):
    """It is whole, but was filled from another database."""


class Hindered(Unusable):
    """It is whole as far as anybody knows: this process lacks something just now. To build a new
    one would take more of what is lacking."""


@contextmanager
def telling_what_breaks() -> Iterator[None]:
    """Turn what reading damaged files gives into `Unusable`.

    :raises Hindered: nothing tells that they are damaged.
    """
    try:
        yield
    except (IndexError, MemoryError, OSError, ValueError) as fault:
        raise unusable(fault) from fault


def unusable(fault: BaseException) -> Unusable:
    """What a fault in reading or writing files is told as."""
    return (Hindered if is_wanting(fault) else Unusable)(str(fault))


def is_wanting(fault: BaseException | None) -> bool:
    """Whether it, or what it came from, tells of this process and not of the files."""
    if isinstance(fault, OSError):
        return fault.errno in WANTING
    if isinstance(fault, MemoryError):
        return True
    return fault is not None and is_wanting(fault.__cause__)
