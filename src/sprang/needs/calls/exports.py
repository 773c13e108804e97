"""Calls as a file, and what a team has come to."""

from django.utils.translation import gettext_lazy

from sprang.foundation.exports import Column, ExportKind, attribute, register
from sprang.foundation.exports.records import HEAD, RELATED, TAIL

from .models import Call
from .queries import CALLS_LIST


def answerers(call: Call) -> list[str]:
    return call.answerer_names


CALLS = register(
    ExportKind(
        "calls",
        gettext_lazy("Utlysningar"),
        (
            *HEAD,
            attribute("title_en", gettext_lazy("Rubrik på engelska")),
            attribute("text_en", gettext_lazy("Beskrivning på engelska")),
            attribute("test_bed", gettext_lazy("En testbädd")),
            attribute("contract", gettext_lazy("Ett avtal")),
            attribute("money", gettext_lazy("Pengar")),
            attribute("test_bed_en", gettext_lazy("Testbädd, på engelska")),
            attribute("contract_en", gettext_lazy("Avtal, på engelska")),
            attribute("money_en", gettext_lazy("Pengar, på engelska")),
            attribute("amount", gettext_lazy("Belopp i kronor")),
            Column("answerers", gettext_lazy("Vilka som får svara"), answerers),
            attribute("opens_at", gettext_lazy("Öppnar")),
            attribute("closes_at", gettext_lazy("Stänger")),
            attribute("ended_reason", gettext_lazy("Hur det gick")),
            *TAIL,
        ),
        RELATED,
        Call,
        CALLS_LIST.listed,
        is_fed=True,
    )
)
