"""Partners as a file. What only those who lead may see is empty for others."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sprang.foundation import themes
from sprang.foundation.exports import Column, ExportKind, attribute, register

from ..models import Partnership
from .activity import NEVER
from .enums import AgreementKind
from .queries import PARTNERS_LIST


def kind(row: Partnership) -> str:
    return str(row.organisation.get_type_display())


def named_themes(row: Partnership) -> list[str]:
    return themes.names(row.themes)


def last(row: Any) -> Any:
    at = getattr(row, "active_at", NEVER)
    return at if at > NEVER else None


def agreement(row: Any) -> str:
    found = getattr(row, "agreement_type", None)
    return str(AgreementKind(found).label) if found else ""


def name(row: Partnership) -> str:
    return row.organisation.name


PARTNERS = register(
    ExportKind(
        "partners",
        _("Partner"),
        (
            Column("name", _("Namn"), name),
            Column("type", _("Slag"), kind),
            attribute("since", _("Partner sedan")),
            attribute("ended_on", _("Avslutat")),
            Column("themes", _("Teman"), named_themes),
            Column("last", _("Senast något hände"), last),
            attribute("gave", _("Gav oss inom ett år")),
            attribute("got", _("Fick av oss inom ett år")),
            Column("agreement", _("Avtal"), agreement),
            attribute("agreement_number", _("Diarienummer")),
            attribute("agreement_ends_on", _("Gäller till och med")),
        ),
        ("organisation",),
        Partnership,
        PARTNERS_LIST.listed,
    )
)
