"""Calls as the pages read them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.narrow import COLUMNS, NARROW, ORDERS
from sprang.foundation.models import Platform, RecordQuerySet, User
from sprang.needs.models import Need

from .enums import CallStatus
from .models import Answer, Call, Question

LIST = ListKind(NARROW, ORDERS, columns=(*COLUMNS, "closes_at"))

VIEWS = {
    "oppna": _("Öppna att svara på"),
    "avgjorda": _("Avgjorda"),
    "utkast": _("Utkast"),
    "natverket": _("Hela nätverket"),
    "alla": _("Alla"),
}


def view_of(name: str, platform: Platform, user: User | AnonymousUser) -> RecordQuerySet:
    """The calls of one of the list's views, all of them visible to the person."""
    seen: RecordQuerySet = Call.objects.visible_to(user)
    here = seen.filter(platform=platform)
    if name == "avgjorda":
        return here.filter(status__in=Call.ENDED)
    if name == "utkast":
        return here.filter(status=CallStatus.DRAFT)
    if name == "natverket":
        return seen.open().exclude(platform=platform)
    return here if name == "alla" else here.open()


def calls_on(need: Need, user: User | AnonymousUser) -> RecordQuerySet:
    """Those that the person sees, the last to close first. One query."""
    seen: RecordQuerySet = Call.objects.visible_to(user).filter(needs=need)
    rows = seen.exclude(status=CallStatus.CANCELLED).select_related("platform")
    return rows.order_by("-closes_at", "-pk")


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
