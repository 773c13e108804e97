"""Organisations as a file."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import Column, ExportKind, attribute, register

from .models import Organisation
from .queries import ORGANISATIONS_LIST


def kind(organisation: Organisation) -> str:
    return str(organisation.get_type_display())


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
            attribute("seeks", _("Vad vi söker")),
            attribute("references", _("Referenser")),
            attribute("website", _("Webbplats")),
            attribute("languages", _("Språk")),
            attribute("places", _("Arbetar i")),
            attribute("size", _("Storlek")),
            attribute("founded", _("Startade")),
            attribute("women_owned", _("Ägs av kvinnor"), "is_women_owned"),
            attribute("themes", _("Områden")),
        ),
        (),
        Organisation,
        ORGANISATIONS_LIST.listed,
    )
)
