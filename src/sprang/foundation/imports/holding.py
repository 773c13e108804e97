"""Whose a run is: of two workers, or two who ask in the terminal, only one writes into it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone

from ..jobs import Progress, TakenOver
from ..models import ImportRun


def claim(run: ImportRun, state: str, *counts: str) -> None:
    """Hold the row until the transaction ends, as long as it is in `state` and as this one left it.

    Who was slow and given up finds other counts, or a run that has been stopped or undone since.

    :raises TakenOver: it is somebody else's now, or nobody's.
    """
    mine = ImportRun.objects.filter(pk=run.pk, state=state)
    left = mine.filter(**{name: getattr(run, name) for name in counts})
    if not list(left.select_for_update().values_list("pk")):
        raise TakenOver


def close(run: ImportRun, state: str, **values: object) -> None:
    """The run has come to its end, unless it is somebody else's.

    :raises TakenOver: it is not in the state that this one left it in.
    """
    if not ImportRun.objects.filter(pk=run.pk, state=run.state).update(state=state, **values):
        raise TakenOver
    run.refresh_from_db()


class Heart(Progress):
    """Of a run that has no job, since it is done in the terminal: tells others that it lives."""

    def __init__(self, run: ImportRun, progress: Progress) -> None:
        super().__init__(progress.job)
        self.run, self.progress = run, progress

    def tell(self, done: int, total: int | None = None, message: str = "") -> None:
        self.beat(timezone.now())
        self.progress.tell(done, total, message)

    def beat(self, at: datetime | None) -> None:
        # not in a run that somebody else has begun to undo
        ImportRun.objects.filter(pk=self.run.pk, state=self.run.state).update(beat_at=at)


@contextmanager
def beating(run: ImportRun, progress: Progress) -> Iterator[Heart]:
    """What was stopped may be gone on with or undone at once; what was killed, after a minute."""
    heart = Heart(run, progress)
    try:
        yield heart
    finally:
        heart.beat(None)
