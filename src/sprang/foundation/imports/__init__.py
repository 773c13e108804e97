"""Reading in what others have: any spreadsheet, row by row, told row by row.

A room declares a kind (`ImportKind`, or `RecordKind` for records) in its `imports.py` and calls
`register`. A lead reads in files in the pages, whoever runs the house with `sprang import`.
"""

from .import_job import run_import
from .kinds import Field, ImportKind, Item, Outcome, kind_named, kinds, register
from .reading import Row, Unreadable
from .records import RecordKind
from .tracing import foretold
from .undo import undo_now

__all__ = [
    "Field",
    "ImportKind",
    "Item",
    "Outcome",
    "RecordKind",
    "Row",
    "Unreadable",
    "foretold",
    "kind_named",
    "kinds",
    "register",
    "run_import",
    "undo_now",
]
