"""What the worker should have done by now."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from sprang.foundation.imports.undo import AT_WORK
from sprang.foundation.journal import readers
from sprang.foundation.models import Entry, Head, ImportRun, Job
from sprang.matching import embedding, health
from sprang.matching.beside import ROOM
from sprang.matching.index.broken import Hindered

from .finding import Finding, note, ok, wrong

PATIENCE = timedelta(minutes=1)
SHED = "A worker lets go of them within a day; at once: sprang index --rebuild."
START = "See that a worker runs: sprang serve or sprang worker."


def readers_keep_up() -> Iterator[Finding]:
    """A reader may be behind for a moment, but not for long."""
    found = [told for name in readers.names() if (told := _of_reader(name))]
    yield from found or [ok("readers", "All have read the journal.")]


def _of_reader(name: str) -> Finding | None:
    try:
        left = readers.lag_of(name)
    except Hindered as fault:
        return wrong("readers", f"How far {name} has come can't be read: {fault}", ROOM)
    if not left or not _is_late(left):
        return None
    return wrong("readers", f"{name} has {left} entries of the journal left.", START)


def _is_late(left: int) -> bool:
    head = Head.objects.values_list("seq", flat=True).filter(pk=1).first() or 0
    first_unread = Entry.objects.filter(seq=head - left + 1).first()
    # where it is gone, the journal's own check says so
    return first_unread is None or first_unread.at < timezone.now() - PATIENCE


def jobs_move() -> Iterator[Finding]:
    waiting = Job.objects.filter(state=Job.State.WAITING, created_at__lt=timezone.now() - PATIENCE)
    stuck = {"wait": waiting.count(), "were left half done": Job.objects.abandoned().count()}
    for what, count in stuck.items():
        if count:
            yield wrong("jobs", f"{count} {what}.", START)
    if not any(stuck.values()):
        yield ok("jobs", f"{Job.objects.unfinished().count()} going on, none stuck.")


def imports_end() -> Iterator[Finding]:
    """Those of a terminal that was killed: no worker takes them up."""
    at_work = ImportRun.objects.filter(state__in=AT_WORK).select_related("job")
    left = [each for each in at_work if not each.is_going_on]
    for run in left:
        says = f"{run.name} was left after {run.position} of {run.rows} rows."
        if _was_read_later(run):
            yield note("imports", says, "The same file was read in whole later: nothing to do.")
        else:
            todo = f"Read it in again, or undo it: sprang undo {run.uid}"
            yield wrong("imports", says, todo)
    if not left:
        yield ok("imports", "None was left half-way.")


def _was_read_later(run: ImportRun) -> bool:
    """A terminal does not go on with a run that was killed: its rows are found, and passed by."""
    same = ImportRun.objects.filter(kind=run.kind, platform=run.platform_id, name=run.name)
    later = same.filter(rows=run.rows, created_at__gt=run.created_at)
    return run.state == run.State.RUNNING and later.filter(state=run.State.DONE).exists()


def index_agrees() -> Iterator[Finding]:
    found = health.problems()
    for each in found:
        yield wrong("search index", each.what, each.todo)
    if not found:
        yield ok("search index", "Agrees with the database.")
    if gone := health.gone():
        says = f"Words of {gone} texts that are gone or were changed are left in its files."
        yield note("search index", says, SHED)


def model_counts() -> Iterator[Finding]:
    """Nothing is said where no sentence model is wanted."""
    model, problem = embedding.model(), embedding.problem()
    if problem:
        yield wrong("sentence model", problem.what, problem.todo)
    elif model and not embedding.in_use():
        says = "It is read, but counts for nothing: no weights were fitted for it on this machine."
        yield note("sentence model", says, "Run: sprang tune FOLDER --use")
    elif model:
        yield ok("sentence model", f"{model.name}, {model.dimensions} axes, with weights for it.")
