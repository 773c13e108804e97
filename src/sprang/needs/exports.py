"""Needs as a file."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import Column, ExportKind, attribute, register
from sprang.foundation.exports.records import HEAD, RELATED, TAIL

from .models import Need
from .queries import NEEDS_LIST


def source(need: Need) -> str:
    return str(need.get_source_display())


NEEDS = register(
    ExportKind(
        "needs",
        _("Behov"),
        (
            *HEAD,
            attribute("affected", _("Vem det drabbar")),
            attribute("how_many", _("Hur många")),
            attribute("frequency", _("Hur ofta")),
            attribute("consequence", _("Vad det kostar att inget göra")),
            attribute("wanted_effect", _("Hur det borde vara")),
            attribute("limits", _("Vad som inte får ändras")),
            attribute("tried", _("Vad ni har prövat")),
            attribute("goals", _("Globala mål")),
            Column("source", _("Kom från"), source),
            attribute("closed_reason", _("Varför det avslutades")),
            *TAIL,
        ),
        RELATED,
        Need,
        NEEDS_LIST.listed,
        is_fed=True,
    )
)
