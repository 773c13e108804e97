"""Exporting what one sees: a list as CSV, XLSX or JSON.

A room declares a kind in its `exports.py`, with the rows of its list. The list's view answers with
`export_list`; the terminal writes what `FORMATS[format][1](kind, rows_of(kind, queryset))` gives.
"""

from .columns import Column, ExportKind, attribute, kind_named, kinds, register
from .export_job import start_export
from .formats import FORMATS
from .responses import export_list, export_response, taken_along
from .snapshot import rows_of

__all__ = [
    "FORMATS",
    "Column",
    "ExportKind",
    "attribute",
    "export_list",
    "export_response",
    "kind_named",
    "kinds",
    "register",
    "rows_of",
    "start_export",
    "taken_along",
]
