"""Needs as the pages read them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sprang.core.roads import Proposal, propose
from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.narrow import COLUMNS, NARROW, ORDERS
from sprang.foundation.models import Platform, RecordQuerySet, User

from .enums import NeedStatus
from .models import CoAuthor, Need, PriorArt

LIST = ListKind(NARROW, ORDERS, columns=COLUMNS)

VIEWS = {
    "oppna": _("Alla öppna"),
    "utan-svar": _("Utan svar"),
    "mina": _("Mina"),
    "natverket": _("Hela nätverket"),
    "alla": _("Alla"),
}


def view_of(name: str, platform: Platform, user: User | AnonymousUser) -> RecordQuerySet:
    """The needs of one of the list's views, all of them visible to the person."""
    seen = Need.objects.visible_to(user)
    here = seen.filter(platform=platform)
    if name == "utan-svar":
        return here.filter(status=NeedStatus.CAPTURED)
    if name == "mina":
        return seen.filter(written_by(user))
    if name == "natverket":
        return seen.open().exclude(platform=platform)
    return here if name == "alla" else here.open()


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
