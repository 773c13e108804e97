"""What is said when the index can't be read."""

from collections.abc import Iterator
from contextlib import contextmanager


class Unusable(Exception):
    """The index can't be read. The worker builds a new one."""


class OfAnother(Unusable):
    """It is whole, but was filled from another database."""


@contextmanager
def telling_what_breaks() -> Iterator[None]:
    """Turn what reading damaged files gives into `Unusable`."""
    try:
        yield
    except (IndexError, OSError, ValueError) as fault:
        raise Unusable(str(fault)) from fault
