"""Reading a file in: batch by batch, each of them whole or not at all.

Rows, counts, faults and position are written in one transaction a batch. A run that is killed goes
on where the last batch ended and counts nothing twice.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from django.utils import timezone

from .. import journal
from ..jobs import Progress
from ..models import ImportFault, ImportRun, ImportTrace
from .before import stored
from .holding import claim, close
from .kinds import ImportKind, Item, kind_named
from .reading import Row, Table
from .settling import settle
from .told import Told
from .understanding import Understanding

BATCH = 200
"""Rows in a transaction: writers on SQLite wait for each other about half a second at most."""
COUNTED = ("created", "updated", "unchanged", "duplicates", "refused")


def kind_of(run: ImportRun) -> ImportKind:
    return kind_named(run.kind)(run.platform, run.by, run.options)


def read_in(run: ImportRun, table: Table, progress: Progress) -> None:
    """Take the rows that are left.

    :raises Cancelled: between two batches, when the person has asked for it.
    :raises TakenOver: the run is another worker's, or was stopped or undone meanwhile.
    """
    kind = kind_of(run)
    progress.tell(run.position, run.rows)
    with Understanding(kind, run.mapping) as understanding:
        rows = kind.gather(table.rows())
        _remember(understanding, islice(rows, run.position), run, progress)
        while batch := list(islice(rows, BATCH)):
            _take(run, understanding, batch)
            progress.tell(run.position, run.rows)
    close(run, run.State.DONE, omitted=kind.omitted, finished_at=timezone.now())


def _remember(
    understanding: Understanding, rows: Iterator[Row], run: ImportRun, progress: Progress
) -> None:
    """So that a later row that says the same is told also after a stop."""
    for number, row in enumerate(rows, start=1):
        understanding.take(row)
        if not number % 2000:
            progress.tell(run.position, run.rows)  # or it would be taken for dead


def _take(run: ImportRun, understanding: Understanding, rows: list[Row]) -> None:
    results = [understanding.take(row) for row in rows]
    counts: Counter[str] = Counter()
    told: list[Told] = []
    with journal.together() as entries:
        claim(run, run.State.RUNNING, "position")
        understanding.kind.look_up([each for each in results if isinstance(each, Item)])
        for result in results:
            outcome, said = settle(understanding, result)
            counts[outcome] += 1
            told += said
        ImportFault.objects.bulk_create(each.as_fault(run) for each in told)
        _leave_traces(run, [each for each in results if isinstance(each, Item)])
        _count(run, counts, len(rows))
        for entry in entries:
            entry.payload["run"] = str(run.uid)


def _leave_traces(run: ImportRun, items: list[Item]) -> None:
    """What is needed to undo it. Of two rows about one record the first replaced what was there."""
    traces = (
        ImportTrace(
            run=run,
            record_id=trace.record.pk,
            row=item.row,
            version=trace.record.version,
            before=trace.before and stored(trace.before),
        )
        for item in items
        if (trace := item.trace)
    )
    ImportTrace.objects.bulk_create(traces, ignore_conflicts=True)


def _count(run: ImportRun, counts: Counter[str], rows: int) -> None:
    for name in COUNTED:
        setattr(run, name, getattr(run, name) + counts[name])
    run.position += rows
    run.save(update_fields=["position", *COUNTED])
