"""Cells that only rows about solutions have."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from sprang.foundation.imports import parsing

from ..enums import SolutionStatus
from ..models import SINCE

STATUSES = {
    SolutionStatus.IDEA: ("ide", "planerad", "planned", "in development"),
    SolutionStatus.TESTED: ("test", "testas", "pilot", "prövad"),
    SolutionStatus.IN_USE: (
        "används",
        "i drift",
        "infört",
        "in use",
        "implemented",
        "in production",
    ),
    SolutionStatus.RETIRED: ("nedlagd", "avslutad", "not in use anymore"),
}
STATUS_NAMES = {each.value: each.label for each in STATUSES}
status = parsing.one_of(STATUSES, STATUS_NAMES)


def since(cell: str) -> str:
    """A year, or a year and a month."""
    written = cell.removesuffix(".0")
    if not re.match(SINCE, written):
        raise parsing.Unfit(_("Skriv år eller år och månad, till exempel 2025-03."))
    return written


def website(cell: str) -> str:
    address = cell if "://" in cell else f"https://{cell}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as error:
        raise parsing.Unfit(
            _("Skriv hela adressen, till exempel https://kommun.example.")
        ) from error
    return address
