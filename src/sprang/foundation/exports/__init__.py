"""Taking along what one sees: a list as CSV, XLSX or JSON.

A room declares a kind in its `exports.py`. A list's view gives its own queryset to
`export_response`, the terminal writes the pieces of `FORMATS[format][1](kind, queryset)`.
"""

from .columns import Column, ExportKind, attribute, kind_named, kinds, register
from .formats import FORMATS
from .responses import export_response

__all__ = [
    "FORMATS",
    "Column",
    "ExportKind",
    "attribute",
    "export_response",
    "kind_named",
    "kinds",
    "register",
]
