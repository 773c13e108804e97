"""Reading in solutions from a city's own list."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sprang.core.text import detect
from sprang.foundation.imports import Field, RecordKind, common, parsing, register

from ..actions import register_solution
from ..models import Solution
from .cells import STATUS_NAMES, since, status, website


class Solutions(RecordKind):
    """A city's list of what works, as a spreadsheet."""

    name = "solutions"
    label = _("Lösningar")
    in_pages = True
    model = Solution
    born = "registered"
    fields: ClassVar[tuple[Field, ...]] = (
        Field(
            "title",
            _("Rubrik"),
            ("titel", "namn", "lösning", "name", "heading"),
            required=True,
            filled=True,
            example="Digitala lås i trapphusen",
            parse=parsing.line(2000),
        ),
        Field(
            "text",
            _("Text"),
            ("beskrivning", "description", "innehåll"),
            required=True,
            filled=True,
            example="Telefonen öppnar porten. Ingen nyckel kommer bort.",
            parse=parsing.prose(),
        ),
        Field(
            "effect", _("Vad den gav"), ("effekt", "resultat", "result"), parse=parsing.line(300)
        ),
        Field(
            "status",
            _("Läge"),
            ("state",),
            example="i bruk",
            parse=status,
            empty=None,
            show=parsing.called(STATUS_NAMES),
        ),
        Field(
            "in_use_since", _("I bruk sedan"), ("start", "startår"), example="2025-03", parse=since
        ),
        Field("website", _("Webbplats"), ("länk", "url", "webb", "link"), parse=website),
        *common.TAIL,
    )

    def create(self, values: dict[str, Any]) -> Solution:
        values.setdefault("language", "en" if detect(values["text"]) == "en" else "sv")
        return register_solution(platform=self.city, by=self.by, **values)


register(Solutions)
