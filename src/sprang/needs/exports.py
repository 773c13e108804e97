"""Needs as a file."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import ExportKind, attribute, register
from sprang.foundation.exports.records import HEAD, RELATED, TAIL
from sprang.foundation.lists.narrow import RecordFilter
from sprang.foundation.models import Platform, User

from .enums import NeedStatus
from .models import Need
from .queries import LIST, view_of


def listed(platform: Platform, user: User | AnonymousUser, asked: QueryDict) -> QuerySet[Any]:
    """The list of needs as the person sees it, narrowed and sorted as the address asks."""
    form = RecordFilter(asked, platform=platform, statuses=NeedStatus.choices)
    return LIST.rows(view_of(asked.get("vy", ""), platform, user), form, asked)


NEEDS = register(
    ExportKind(
        "needs",
        _("Behov"),
        (
            *HEAD,
            attribute("affected", _("Vem det drabbar")),
            attribute("frequency", _("Hur ofta")),
            attribute("consequence", _("Vad det kostar att inget göra")),
            attribute("wanted_effect", _("Hur det borde vara")),
            attribute("closed_reason", _("Varför det avslutades")),
            *TAIL,
        ),
        RELATED,
        Need,
        listed,
    )
)
