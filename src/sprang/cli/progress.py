"""Progress on stderr, only when a person watches. Imported when Django has been loaded."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import TaskID

from sprang.foundation.jobs import Progress
from sprang.foundation.models import Job


class Told(Progress):
    """The progress of a job, told to the terminal instead of the database."""

    def __init__(self, bars: Bars, task: TaskID) -> None:
        super().__init__(Job())
        self.bars, self.task = bars, task

    def tell(self, done: int, total: int | None = None, message: str = "") -> None:
        self.bars.update(self.task, completed=done, total=total, description=message or None)


@contextmanager
def progress(label: str) -> Iterator[Told]:
    """A bar while something long goes on."""
    console = Console(stderr=True)
    with Bars(console=console, transient=True, disable=not console.is_terminal) as bars:
        yield Told(bars, bars.add_task(label, total=None))
