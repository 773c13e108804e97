"""The requirements of a need as a spreadsheet: out, filled in, and in again."""

from .comparing import Line, Look, compared
from .reading import Sheet, read_again, read_file
from .writing import FORMATS, sheet_of

__all__ = [
    "FORMATS",
    "Line",
    "Look",
    "Sheet",
    "compared",
    "read_again",
    "read_file",
    "sheet_of",
]
