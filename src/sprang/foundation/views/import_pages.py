"""What the pages of an import show beside the run itself."""

import csv
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ..exports.formats import guarded
from ..imports.runs import table_of
from ..imports.told import Level
from ..models import ImportRun

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


def told_of(run: ImportRun) -> dict[str, Any]:
    """The first of what there is to tell, by level, and how many there are."""
    faults = run.faults.all()
    levels = {level: faults.filter(level=level) for level in Level.values}
    return {
        "faults": levels[Level.FAULT][:SHOWN],
        "duplicates": levels[Level.DUPLICATE][:SHOWN],
        "notes": levels[Level.NOTE][:SHOWN],
        "n_notes": levels[Level.NOTE].count(),
    }


def writes_faults(run: ImportRun) -> HttpResponse:
    """The refused and the doubled rows with their own cells, and why, as CSV."""
    told = {
        fault.row: fault for fault in run.faults.exclude(level=Level.NOTE).order_by("-row", "-pk")
    }
    table = table_of(run)
    response = HttpResponse(b"\xef\xbb\xbf", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rader-{run.uid.hex[:8]}.csv"'
    writer = csv.writer(response)
    headings = map(guarded, table.columns)
    writer.writerow([*headings, _now("Rad"), _now("Kolumn"), _now("Varför")])
    for row in table.rows():
        if fault := told.get(row.number):
            cells = [guarded(row.cells.get(column, "")) for column in table.columns]
            writer.writerow([*cells, row.number, guarded(fault.column), fault.message])
    return response
