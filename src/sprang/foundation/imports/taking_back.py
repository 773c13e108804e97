"""Undoing an import: what it created is removed, what it changed gets its earlier words back.

What somebody has worked on since is theirs and stays; the run says which and why. Batch by batch,
each whole or not at all: a batch's traces go in its transaction, so that an undoing that was
stopped or killed goes on with those that are left. See docs/adr/0010-undo-of-an-import.md.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from .. import journal, records
from ..jobs import Progress
from ..models import ImportFault, ImportRun, ImportTrace, Record, User
from .before import restored
from .holding import claim, close
from .kinds import kind_named
from .told import Level, Told
from .tracing import traces_of

BATCH = 200
VERB = "import_undone"
COUNTED = ("removed", "restored", "kept")


def take_back(run: ImportRun, by: User | None, progress: Progress) -> None:
    """Undo what is left of the run.

    :raises Cancelled: between two batches, when the person has asked for it.
    :raises TakenOver: somebody else undoes it.
    """
    total = done_of(run) + run.traces.count()
    progress.tell(done_of(run), total)
    while batch := list(run.traces.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        _take_back(run, batch, by)
        progress.tell(done_of(run), total)
    # when it was read in stays, since the file that was read is kept for a time from then
    close(run, run.State.UNDONE)


def done_of(run: ImportRun) -> int:
    return sum(getattr(run, name) for name in COUNTED)


def _take_back(run: ImportRun, batch: Sequence[int], by: User | None) -> None:
    with journal.together():
        claim(run, run.State.UNDOING, *COUNTED)
        traces = _held(run, batch)
        kept = [_kept(each) for each in traces if each.is_touched]
        ours = [each for each in traces if not each.is_touched]
        removed, needed = _remove(run, [each for each in ours if each.is_new], by)
        back, homeless = _set_back([each for each in ours if not each.is_new], by)
        kept += [_kept(each) for each in needed + homeless]
        run.removed, run.restored = run.removed + removed, run.restored + back
        run.kept += len(kept)
        run.save(update_fields=COUNTED)
        ImportFault.objects.bulk_create(each.as_fault(run) for each in kept)
        ImportTrace.objects.filter(pk__in=batch).delete()


def _held(run: ImportRun, batch: Sequence[int]) -> list[Any]:
    """The traces, asked once nobody else can change their records any more."""
    pks = ImportTrace.objects.filter(pk__in=batch).values_list("record_id", flat=True)
    list(Record.objects.select_for_update().filter(pk__in=list(pks)).order_by("pk"))
    traces = list(traces_of(run).filter(pk__in=batch).order_by("pk"))
    model: Any = getattr(kind_named(run.kind), "model", Record)
    found = model.objects.select_related("platform").in_bulk([each.record_id for each in traces])
    for each in traces:
        each.record = found[each.record_id]
    return traces


def _kept(trace: ImportTrace) -> Told:
    if trace.before is None and trace.record.version == trace.version:
        message = _("%s har något knutet till sig: ord, band, filer eller någon som följer det.")
    else:
        message = _("%s har ändrats sedan dess.")
    return Told(trace.row, message % trace.record.reference, level=Level.KEPT)


def _remove(
    run: ImportRun, traces: list[ImportTrace], by: User | None
) -> tuple[int, list[ImportTrace]]:
    """How many could be removed, and those that something else needs."""
    try:
        with transaction.atomic():
            for each in traces:
                kind = f"{each.record.kind}.{VERB}"
                journal.append(kind, subject=each.record, by=by, data={"run": str(run.uid)})
            _delete([each.record for each in traces])
    except ProtectedError:
        if len(traces) == 1:
            return 0, traces
        each_alone = [_remove(run, [each], by) for each in traces]
        return sum(n for n, _stay in each_alone), [t for _n, stay in each_alone for t in stay]
    return len(traces), []


def _delete(records: Sequence[Record]) -> None:
    if records:
        type(records[0]).objects.filter(pk__in=[each.pk for each in records]).delete()


def _set_back(traces: list[ImportTrace], by: User | None) -> tuple[int, list[ImportTrace]]:
    """How many have their earlier words again, and those whose unit is gone since."""
    homeless = []
    for each in traces:
        try:
            values = restored(each.record, each.before or {})
            records.change(each.record, by=by, verb=VERB, **values)
        except ObjectDoesNotExist:
            homeless.append(each)
    return len(traces) - len(homeless), homeless
