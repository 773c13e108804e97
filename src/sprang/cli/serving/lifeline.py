"""How a child learns that its parent is gone, even when the parent was killed with SIGKILL.

The parent holds the writing end of a pipe that nobody writes to. When the parent dies, however it
dies, the system closes that end and the child's read returns.
"""

import os
import threading
from collections.abc import Callable

VARIABLE = "_SPRANG_LIFELINE"


def offer() -> tuple[int, int]:
    """(reading end for the children, writing end to be held by the parent)."""
    return os.pipe()


def grasp() -> int | None:
    """The reading end that this process was given; not passed on to processes of its own."""
    given = os.environ.pop(VARIABLE, "")
    return int(given) if given else None


def watch(reading_end: int, when_gone: Callable[[], None]) -> None:
    """Call `when_gone`, in a thread, as soon as the parent is gone."""

    def wait() -> None:
        os.read(reading_end, 1)
        when_gone()

    threading.Thread(target=wait, name="lifeline", daemon=True).start()
