"""The requirements of a need as a spreadsheet: out, filled in, and in again."""

from .comparing import compared
from .look import Line, Look
from .reading import read_again, read_file
from .understanding import Sheet
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
