"""What all kinds of records share: columns at the beginning and the end, and which rows."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ..lists.listing import ListKind
from ..lists.narrow import RecordFilter
from ..models import Platform, Record, RecordQuerySet, User
from .columns import Column, Listed, attribute

RELATED = ("platform", "scope")

HEAD = (
    attribute("reference", _("Nummer")),
    attribute("title", _("Rubrik")),
    attribute("summary", _("Sammanfattning")),
    attribute("text", _("Text")),
)


def address(record: Record) -> str:
    """The whole address where the instance knows its own, else the path."""
    return f"{settings.ORIGIN}{record.get_absolute_url()}"


def status(record: Any) -> str:
    return str(record.get_status_display())


TAIL = (
    Column("status", _("Läge"), status),
    attribute("visibility", _("Vem får se det")),
    attribute("platform", _("Kommun"), "platform.name"),
    attribute("unit", _("Enhet"), "scope.name"),
    attribute("themes", _("Områden")),
    attribute("language", _("Språk")),
    attribute("created_at", _("Skrivet")),
    attribute("changed_at", _("Ändrat")),
    Column("address", _("Adress"), address),
)

ViewOf = Callable[[str, Platform, User | AnonymousUser], RecordQuerySet]
"""What the list shows under one of its tabs."""


def listed_as(lists: ListKind, view_of: ViewOf, statuses: list[tuple[str, Any]]) -> Listed:
    """The list of a kind as the person sees it, narrowed and sorted as the address asks."""

    def listed(platform: Platform, user: User | AnonymousUser, asked: QueryDict) -> QuerySet[Any]:
        form = RecordFilter(asked, platform=platform, statuses=statuses)
        return lists.rows(view_of(asked.get("vy", ""), platform, user), form, asked)

    return listed
