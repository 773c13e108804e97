"""Solutions as the pages read them."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.narrow import COLUMNS, NARROW, ORDERS
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


def view_of(name: str, platform: Platform, user: User | AnonymousUser) -> RecordQuerySet:
    """The solutions of one of the list's views, all of them visible to the person."""
    seen = Solution.objects.visible_to(user)
    if name == "natverket":
        return seen.open().exclude(platform=platform)
    if name == "mina":
        return seen.filter(author_id=user.pk)
    here = seen.filter(platform=platform)
    return here.filter(status=SolutionStatus.IN_USE) if name == "i-bruk" else here.open()
