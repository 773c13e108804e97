"""What the pages of an import show beside the run itself."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..exports.cells import guarded
from ..imports.actions import table_of
from ..imports.reading import Table
from ..imports.told import Level
from ..models import ImportFault, ImportRun
from ..streaming import spoken

PAGE = 2000
SHOWN = 100
"""Rows told in the page; the file has them all."""

STEPS = (_("Välj fil"), _("Para ihop"), _("Se efter"), _("Läs in"))


@dataclass(frozen=True)
class Step:
    label: str | Promise
    state: str
    url: str = ""
    note: str = ""


def steps_of(now: int) -> list[Step]:
    """The four steps, `now` being the one that one stands in; 5 when all is done."""
    states = ("done" if at < now else "now" if at == now else "later" for at in range(1, 5))
    return [Step(label, state) for label, state in zip(STEPS, states, strict=True)]


STATE_PARTS = {"uploaded": "nothing", "done": "done", "undoing": "undo_halted", "undone": "undone"}


def state_part(run: ImportRun) -> str:
    """The template that says where a run stands; without one of its own it was halted."""
    if run.is_going_on:
        part = "undoing" if run.state == ImportRun.State.UNDOING else "reading"
    else:
        part = STATE_PARTS.get(run.state, "halted")
    return f"foundation/runs/{part}.html"


def told_of(run: ImportRun) -> dict[str, Any]:
    """The first of what there is to tell, by level, and how many there are."""
    faults = run.faults.all()
    levels = {level: faults.filter(level=level) for level in Level.values}
    return {
        "faults": levels[Level.FAULT][:SHOWN],
        "duplicates": levels[Level.DUPLICATE][:SHOWN],
        "notes": levels[Level.NOTE][:SHOWN],
        "n_notes": levels[Level.NOTE].count(),
        "kept": levels[Level.KEPT][:SHOWN],
    }


def writes_faults(run: ImportRun) -> StreamingHttpResponse:
    """The refused and the doubled rows with their own cells, and why, as CSV."""
    name = f'attachment; filename="rader-{run.uid.hex[:8]}.csv"'
    headers = {"Content-Disposition": name, "X-Content-Type-Options": "nosniff"}
    lines = map(csv.writer(Passed()).writerow, _told_rows(run, table_of(run)))
    content = spoken(chain([b"\xef\xbb\xbf"], (line.encode() for line in lines)))
    return StreamingHttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


class Passed:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _told_rows(run: ImportRun, table: Table) -> Iterator[list[Any]]:
    """Row by row beside the faults, which are in the same order."""
    told = _faults(run)
    fault = next(told, None)
    yield [*map(guarded, table.columns), gettext("Rad"), gettext("Kolumn"), gettext("Varför")]
    for row in table.rows():
        while fault and fault.row < row.number:
            fault = next(told, None)
        if fault and fault.row == row.number:
            cells = [guarded(row.cells.get(column, "")) for column in table.columns]
            yield [*cells, row.number, guarded(fault.column), fault.message]


def _faults(run: ImportRun) -> Iterator[ImportFault]:
    """Page by page, since there may be as many as there are rows."""
    levels = (Level.FAULT, Level.DUPLICATE)
    last, faults = 0, run.faults.filter(level__in=levels).order_by("row", "pk")
    while page := list(faults.filter(row__gt=last)[:PAGE]):
        # a row may have several faults: the last of a full page is read again with the next
        whole = [each for each in page if each.row < page[-1].row] if len(page) == PAGE else page
        yield from whole or page
        last = (whole or page)[-1].row
