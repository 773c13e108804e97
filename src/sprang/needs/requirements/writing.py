"""The requirements that stand, or a row to begin from where none do."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation import exports
from sprang.foundation.exports.columns import Value

from ..enums import Weight
from ..models import Need
from .columns import KIND

FORMATS = {name: exports.FORMATS[name] for name in ("xlsx", "csv")}
"""What people fill in; programs have `PUT …/requirements`."""

EXAMPLE_NUMBER = _("Exempel, läses inte in")
EXAMPLE_WHAT = _("Nyckeln finns på plats när passet börjar")
EXAMPLE = (
    EXAMPLE_NUMBER,
    EXAMPLE_WHAT,
    _("Andel pass som börjar i tid"),
    _("procent"),
    "70",
    "98",
    _("Nyckelskåpets logg, en månad i taget"),
    Weight.MUST.label,
    "",
)
"""In the order of the columns."""


def sheet_of(need: Need, wanted: str) -> bytes:
    """The file, in the language that is spoken now.

    :raises KeyError: for a format that there isn't.
    """
    return b"".join(FORMATS[wanted][1](KIND, _rows(need)))


def _rows(need: Need) -> list[list[Value]]:
    rows = [[column.value(row) for column in KIND.columns] for row in need.requirements.all()]
    return rows or [[str(cell) for cell in EXAMPLE]]
