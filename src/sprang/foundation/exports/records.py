"""What all kinds of records share: columns at the beginning and the end."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ..models import Record
from .columns import Column, attribute

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
