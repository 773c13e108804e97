"""Calls as the pages read them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.lists.keyset import Order
from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.narrow import COLUMNS, NARROW, ORDERS
from sprang.foundation.lists.of_records import list_of_records
from sprang.foundation.models import Platform, RecordQuerySet, User
from sprang.needs.models import Need

from .enums import CallStatus
from .models import Answer, Call, Question

BY_DEADLINE = {"stanger": (_("Stänger först"), Order("closes_at", newest_first=False))}
COLUMNS_OF_CALLS = (*COLUMNS, "title_en", "closes_at", "answerers")
LIST = ListKind(NARROW, {**ORDERS, **BY_DEADLINE}, columns=COLUMNS_OF_CALLS)

VIEWS = {
    "oppna": _("Öppna att svara på"),
    "bedoms": _("Bedöms"),
    "avgjorda": _("Avgjorda"),
    "utkast": _("Utkast"),
    "natverket": _("Hela nätverket"),
    "alla": _("Alla"),
}


def within(
    rows: RecordQuerySet, name: str, platform: Platform, _user: User | AnonymousUser
) -> RecordQuerySet:
    """Of some calls those that one of the list's tabs has."""
    published, now = Q(status=CallStatus.PUBLISHED), timezone.now()
    is_open = published & Q(closes_at__gte=now)
    if name == "natverket":
        return rows.filter(is_open).exclude(platform=platform)
    views = {
        "bedoms": Q(status=CallStatus.CLOSED) | published & Q(closes_at__lt=now),
        "avgjorda": Q(status__in=Call.ENDED),
        "utkast": Q(status=CallStatus.DRAFT),
        "alla": Q(),
    }
    return rows.filter(views.get(name, is_open), platform=platform)


CALLS_LIST = list_of_records(
    Call,
    name="calls",
    label=_("Utlysningar"),
    lists=LIST,
    within=within,
    statuses=CallStatus.choices,
    tabs=VIEWS,
    across=("natverket",),
    by_state={"", *VIEWS} - {"alla"},
)


def calls_on(need: Need, user: User | AnonymousUser) -> list[Call]:
    """Those that the person sees, the last to close first, with those on needs that were merged
    with it. A query for which they are, since SQLite would go through all calls to find them, and
    one for them where there are any."""
    ended = Need.objects.filter(merged_into=need.pk).values("pk")
    named = Call.needs.through.objects.filter(Q(need=need.pk) | Q(need__in=ended))
    keys = set(named.values_list("call", flat=True))
    if not keys:
        return []
    rows = Call.objects.visible_to(user).filter(pk__in=keys).exclude(status=CallStatus.CANCELLED)
    rows = rows.select_related("platform", "scope").only(*COLUMNS_OF_CALLS)
    return list(rows.order_by("-closes_at", "-pk"))


def questions_of(call: Call, user: User | AnonymousUser, in_team: bool) -> QuerySet[Question]:
    """Those that have been answered; the team also reads the others, and who asked their own."""
    rows = call.questions.all()
    if in_team:
        return rows
    answered = rows.exclude(answered_at=None)
    return answered | rows.filter(asked_by=user) if isinstance(user, User) else answered


def answers_of(user: User) -> QuerySet[Answer]:
    """What the person's organisations have written, newest first."""
    rows = Answer.objects.own(user).select_related("call__platform", "organisation")
    return rows.order_by("-changed_at", "-pk")
