"""Needs as the pages read them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sprang.core.roads import Proposal, propose
from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.narrow import COLUMNS, NARROW, ORDERS, by_key
from sprang.foundation.lists.of_records import list_of_records
from sprang.foundation.models import Platform, RecordQuerySet, User

from .enums import NeedStatus
from .forms.filtering import NeedFilter
from .models import CoAuthor, Need, PriorArt

by_goal = by_key("goals")
LIST = ListKind({**NARROW, "mal": by_goal}, ORDERS, columns=COLUMNS)

VIEWS = {
    "oppna": _("Alla öppna"),
    "utan-svar": _("Utan svar"),
    "mina": _("Mina"),
    "natverket": _("Hela nätverket"),
    "alla": _("Alla"),
}
MANY = ("natverket", "mina")
"""Tabs that hold what is other cities' too."""


def within(
    rows: RecordQuerySet, name: str, platform: Platform, user: User | AnonymousUser
) -> RecordQuerySet:
    """Of some needs those that one of the list's tabs has."""
    here = rows.filter(platform=platform)
    if name == "utan-svar":
        return here.filter(status=NeedStatus.CAPTURED)
    if name == "mina":
        return rows.filter(written_by(user))
    if name == "natverket":
        return rows.open().exclude(platform=platform)
    return here if name == "alla" else here.open()


NEEDS_LIST = list_of_records(
    Need,
    name="needs",
    label=_("Behov"),
    lists=LIST,
    within=within,
    statuses=NeedStatus.choices,
    filtered=NeedFilter,
    tabs=VIEWS,
    across=MANY,
    by_state={"utan-svar"},
    own={"mina"},
)


def written_by(user: User | AnonymousUser) -> Q:
    """By the person, or together with them. Which these are is asked first: as a part of the
    question they would have all needs read. One query."""
    along = CoAuthor.objects.filter(user=user.pk).values_list("need", flat=True)
    return Q(author_id=user.pk) | Q(pk__in=list(along))


def looked_at(need: Need, user: User | AnonymousUser) -> list[PriorArt]:
    """What was looked at for it, of that which the person may see."""
    rows = need.prior_art.visible_to(user)
    return list(rows.select_related("record__platform", "organisation", "by"))


def proposal_for(need: Need, user: User | AnonymousUser) -> Proposal:
    """The road that what the person may see of it speaks for."""
    return proposed(need, looked_at(need, user))


def proposed(need: Need, found: list[PriorArt]) -> Proposal:
    has_requirements = need.requirements.exists()
    return propose([each.looked for each in found], has_requirements=has_requirements)
