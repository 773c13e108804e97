"""The requirements that stand, or a row to begin from where none do."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation import exports
from sprang.foundation.exports.columns import Value

from ..models import Need, Requirement
from .columns import EXAMPLES, KIND

FORMATS = {name: exports.FORMATS[name] for name in ("xlsx", "csv")}
"""What people fill in; programs have `PUT …/requirements`."""

EXAMPLE_NUMBER = _("Exempel, läses inte in")
EXAMPLE = (EXAMPLE_NUMBER, *(EXAMPLES[name] for name in Requirement.WORDS), "")
"""In the order of the columns."""


def sheet_of(need: Need, wanted: str) -> bytes:
    """The file, in the language that is spoken now.

    :raises KeyError: for a format that there isn't.
    """
    return b"".join(FORMATS[wanted][1](KIND, _rows(need)))


def _rows(need: Need) -> list[list[Value]]:
    rows = [[column.value(row) for column in KIND.columns] for row in need.requirements.all()]
    return rows or [[str(cell) for cell in EXAMPLE]]
