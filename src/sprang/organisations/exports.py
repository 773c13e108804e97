"""Organisations as a file."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import Column, ExportKind, attribute, register
from sprang.foundation.models import Platform, User

from .models import Organisation
from .queries import LIST, VIEWS, OrganisationFilter, first_view, view_of


def kind(organisation: Organisation) -> str:
    return str(organisation.get_type_display())


def listed(
    platform: Platform, user: User | AnonymousUser, asked: QueryDict
) -> QuerySet[Organisation]:
    """The network as the person sees it, narrowed and sorted as the address asks."""
    view = asked.get("vy", "")
    rows = view_of(view if view in VIEWS else first_view(platform, user), platform, user)
    return LIST.rows(rows, OrganisationFilter(asked), asked)


ORGANISATIONS = register(
    ExportKind(
        "organisations",
        _("Organisationer"),
        (
            attribute("name", _("Namn")),
            Column("type", _("Slag"), kind),
            attribute("organisation_number", _("Organisationsnummer")),
            attribute("municipality_code", _("Kommunkod")),
            attribute("municipality", _("Kommun"), "municipality_name"),
            attribute("summary", _("I en mening")),
            attribute("text", _("Vad vi kan och har gjort")),
            attribute("website", _("Webbplats")),
            attribute("size", _("Storlek")),
            attribute("founded", _("Startade")),
            attribute("themes", _("Områden")),
        ),
        (),
        Organisation,
        listed,
    )
)
