"""Solutions as the pages read them."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.narrow import COLUMNS, NARROW, ORDERS
from sprang.foundation.lists.of_records import list_of_records
from sprang.foundation.models import Platform, RecordQuerySet, User

from .enums import SolutionStatus
from .models import Solution

LIST = ListKind(NARROW, ORDERS, columns=COLUMNS)

VIEWS = {
    "har": _("Härifrån"),
    "i-bruk": _("I bruk"),
    "natverket": _("Hela nätverket"),
    "mina": _("Mina"),
}


MANY = ("natverket", "mina")
"""Tabs that hold what is other cities' too."""


def within(
    rows: RecordQuerySet, name: str, platform: Platform, user: User | AnonymousUser
) -> RecordQuerySet:
    """Of some solutions those that one of the list's tabs has."""
    if name == "natverket":
        return rows.open().exclude(platform=platform)
    if name == "mina":
        return rows.filter(author_id=user.pk)
    here = rows.filter(platform=platform)
    return here.filter(status=SolutionStatus.IN_USE) if name == "i-bruk" else here.open()


SOLUTIONS_LIST = list_of_records(
    Solution,
    name="solutions",
    label=_("Lösningar"),
    lists=LIST,
    within=within,
    statuses=SolutionStatus.choices,
    tabs=VIEWS,
    across=MANY,
    by_state={"i-bruk"},
    own={"mina"},
)
