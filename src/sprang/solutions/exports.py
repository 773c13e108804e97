"""Solutions as a file."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import ExportKind, attribute, register
from sprang.foundation.exports.records import HEAD, RELATED, TAIL
from sprang.foundation.lists.narrow import RecordFilter
from sprang.foundation.models import Platform, User

from .enums import SolutionStatus
from .models import Solution
from .queries import LIST, view_of


def listed(platform: Platform, user: User | AnonymousUser, asked: QueryDict) -> QuerySet[Any]:
    """The list of solutions as the person sees it, narrowed and sorted as the address asks."""
    form = RecordFilter(asked, platform=platform, statuses=SolutionStatus.choices)
    return LIST.rows(view_of(asked.get("vy", ""), platform, user), form, asked)


SOLUTIONS = register(
    ExportKind(
        "solutions",
        _("Lösningar"),
        (
            *HEAD,
            attribute("provider", _("Vem som gjort den"), "listed_provider.name"),
            attribute("in_use_since", _("I bruk sedan")),
            attribute("effect", _("Vad den gav")),
            attribute("novelty", _("Hur ny den var")),
            attribute("copied_from", _("Tagen efter")),
            attribute("adopted_by", _("Kommuner som tagit efter")),
            attribute("website", _("Webbplats")),
            *TAIL,
        ),
        (*RELATED, "provider"),
        Solution,
        listed,
    )
)
