"""Partnerships as the pages read them."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.lists import named
from sprang.foundation.lists.keyset import Order
from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.named import Asker, NamedList
from sprang.foundation.lists.narrow import by_theme
from sprang.foundation.models import Platform, User

from ..models import Partnership
from .activity import active_at
from .enums import Side
from .forms import LeadFilter, PartnerFilter
from .models import Agreement, Contribution

SOON = timedelta(days=90)
YEAR = timedelta(days=365)


def partners_of(platform: Platform) -> QuerySet[Any]:
    """What anybody may read: who is a partner, since when and about what."""
    rows = Partnership.objects.filter(platform=platform, organisation__is_listed=True)
    return rows.select_related("organisation").annotate(name=F("organisation__name"))


def rows_for(platform: Platform, user: User | AnonymousUser, asked: QueryDict) -> QuerySet[Any]:
    """Those of now; those who lead also find the ended ones, and how alive each of them is."""
    rows = partners_of(platform)
    if not leads_here(user, platform):
        return rows.filter(ended_on=None)
    has_ended = asked.get("lage") == "avslutade"
    return with_life(rows.exclude(ended_on=None) if has_ended else rows.filter(ended_on=None), user)


def leads_here(user: User | AnonymousUser, platform: Platform) -> bool:
    return isinstance(user, User) and user.access.leads(platform.pk)


def with_life(rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """With when something last happened, what was exchanged within a year, and the agreement."""
    lively: QuerySet[Any] = rows.annotate(
        active_at=active_at(user), gave=exchanged(Side.THEIRS), got=exchanged(Side.OURS)
    ).annotate(**{name: Subquery(_standing().values(name)[:1]) for name in AGREED})
    return lively


AGREED = ("agreement_type", "agreement_number", "agreement_ends_on")


def _standing() -> QuerySet[Any]:
    """The agreement in force that has the longest to go; one without an end before any other."""
    mine = in_force().filter(partnership=OuterRef("pk"))
    said = {
        "agreement_type": F("type"),
        "agreement_number": F("number"),
        "agreement_ends_on": F("ends_on"),
    }
    return mine.annotate(**said).order_by(F("ends_on").desc(nulls_first=True), "pk")


def in_force() -> QuerySet[Agreement]:
    today = timezone.localdate()
    return Agreement.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), starts_on__lte=today)


def expiring() -> QuerySet[Agreement]:
    """Those that run out within 90 days."""
    return in_force().filter(ends_on__lte=timezone.localdate() + SOON)


def exchanged(side: str) -> Exists:
    year_ago = timezone.localdate() - YEAR
    rows = Contribution.objects.filter(partnership=OuterRef("pk"), side=side)
    return Exists(rows.filter(made_on__gte=year_ago))


def by_words(rows: Any, words: str) -> Any:
    for word in words.split()[:8]:
        rows = rows.filter(
            Q(organisation__name__icontains=word) | Q(organisation__summary__icontains=word)
        )
    return rows


def by_agreement(rows: Any, which: str) -> Any:
    """`snart`: one runs out within 90 days. `inget`: none is in force."""
    mine = OuterRef("pk")
    if which == "snart":
        return rows.filter(Exists(expiring().filter(partnership=mine)))
    return rows.exclude(Exists(in_force().filter(partnership=mine)))


def silent(rows: Any, _chosen: str) -> Any:
    """Nothing has happened for a year, nor have they become a partner within it."""
    limit = timezone.now() - YEAR
    return rows.filter(active_at__lt=limit, since__lt=timezone.localdate(limit))


NARROW = {
    "q": by_words,
    "omrade": by_theme,
    "slag": lambda rows, kind: rows.filter(organisation__type=kind),
}
BY_NAME = Order("name", newest_first=False, of_text=True)
LIST = ListKind(NARROW, {"namn": (_("Namn"), BY_NAME)}, page_size=40, related=("organisation",))
LEADS_LIST = ListKind(
    {**NARROW, "avtal": by_agreement, "liv": silent},
    {
        "namn": (_("Namn"), BY_NAME),
        "senast": (_("Senast något hände"), Order("active_at")),
        "tystast": (_("Tystast först"), Order("active_at", newest_first=False)),
    },
    page_size=40,
    related=("organisation",),
)


def kind_of(platform: Platform, user: Asker) -> ListKind:
    return LEADS_LIST if leads_here(user, platform) else LIST


def form_of(platform: Platform, user: Asker, asked: QueryDict) -> PartnerFilter:
    return (LeadFilter if leads_here(user, platform) else PartnerFilter)(asked)


PARTNERS_LIST = named.register(
    NamedList(
        "partners",
        "partnership-list",
        _("Partner"),
        kind_of=kind_of,
        form_of=form_of,
        rows_of=rows_for,
    )
)
