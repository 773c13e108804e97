"""Progress on stderr, only when a person watches. Imported when Django has been loaded."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import TaskID

from sprang.foundation.jobs import Cancelled, Progress
from sprang.foundation.models import Job


class Told(Progress):
    """The progress of a job, told to the terminal instead of the database."""

    def __init__(self, bars: Bars, task: TaskID) -> None:
        super().__init__(Job())
        self.bars, self.task, self.stop = bars, task, threading.Event()

    def tell(self, done: int, total: int | None = None, message: str = "") -> None:
        self.bars.update(self.task, completed=done, total=total, description=message or None)
        if self.stop.is_set():
            raise Cancelled


@contextmanager
def progress(label: str, *, stoppable: bool = False) -> Iterator[Told]:
    """A bar while something long goes on.

    `stoppable` work ends with `Cancelled` where it next tells its progress, which is where
    everything is whole; a second Ctrl-C does not wait for that.
    """
    console = Console(stderr=True)
    with Bars(console=console, transient=True, disable=not console.is_terminal) as bars:
        told = Told(bars, bars.add_task(label, total=None))
        with stops(told) if stoppable else nullcontext():
            yield told


@contextmanager
def stops(told: Told) -> Iterator[None]:
    """Ctrl-C asks the work to stop."""
    before = signal.getsignal(signal.SIGINT)

    def ask(*_signal: object) -> None:
        told.stop.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
