"""Reading in needs from a city's own list."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sprang.foundation import goals
from sprang.foundation.imports import Field, RecordKind, common, parsing, register

from ..enums import NeedStatus
from ..models import Need
from ..title import title_of
from .capturing import capture

STATUSES = {
    NeedStatus.CAPTURED: ("nytt", "ny", "inskickad", "öppet", "öppen", "new", "open"),
    NeedStatus.SHARPENED: ("skärpt", "beskrivet", "klart"),
    NeedStatus.CLOSED: ("stängt", "avslutad", "löst", "avslag", "done", "rejected"),
    NeedStatus.WITHDRAWN: ("tillbakadraget", "borttaget"),
}
NAMES = {each.value: each.label for each in STATUSES}

TITLE = Field(
    "title",
    _("Rubrik"),
    ("titel", "namn", "ärende", "förslag", "heading", "subject", "name", "need"),
    filled=True,
    help=_("Utan rubrik blir textens första mening rubrik."),
    example="Ingen vet vem som har nyckeln",
    # longer than a title may be: what is cut off is kept in the text
    parse=parsing.line(2000),
)
TEXT = Field(
    "text",
    _("Text"),
    ("beskrivning", "vad skaver", "behov", "innehåll", "description", "body", "problem"),
    required=True,
    filled=True,
    example="Larmet går klockan två och portkoden är bytt.",
    parse=parsing.prose(),
)


class Needs(RecordKind):
    """A city's list of needs, as a spreadsheet."""

    name = "needs"
    label = _("Behov")
    in_pages = True
    model = Need
    born = "captured"
    fields: ClassVar[tuple[Field, ...]] = (
        TITLE,
        TEXT,
        Field(
            "affected",
            _("Vem det drabbar"),
            ("vem drabbas", "målgrupp", "vem"),
            parse=parsing.line(300),
        ),
        Field("how_many", _("Hur många"), ("antal", "how many"), parse=parsing.line(200)),
        Field("frequency", _("Hur ofta"), ("frekvens",), parse=parsing.line(200)),
        Field(
            "consequence",
            _("Vad det kostar att inget göra"),
            ("konsekvens", "följd", "kostnad", "cost"),
            parse=parsing.line(400),
        ),
        Field(
            "wanted_effect",
            _("Hur det borde vara"),
            ("önskad effekt", "önskat läge", "effekt", "wanted effect", "mål"),
            parse=parsing.line(400),
        ),
        Field(
            "limits",
            _("Vad som inte får ändras"),
            ("gränser", "begränsningar", "villkor", "limits"),
            parse=parsing.line(400),
        ),
        Field(
            "tried",
            _("Vad ni har prövat"),
            ("prövat", "testat", "tried"),
            parse=parsing.line(600),
        ),
        Field(
            "goals",
            _("Globala mål"),
            ("agenda 2030", "sdg", "goals", "global goals"),
            example="3, 11",
            parse=parsing.goals,
            empty=[],
            show=lambda keys: ", ".join(goals.names(keys)),
        ),
        Field(
            "status",
            _("Läge"),
            ("state",),
            example="inskickat",
            parse=parsing.one_of(STATUSES, NAMES),
            empty=None,
            show=parsing.called(NAMES),
        ),
        *common.TAIL,
    )

    def write(self, values: dict[str, Any]) -> None:
        if not values.get("title"):
            values["title"] = title_of(values["text"])

    def create(self, values: dict[str, Any]) -> Need:
        return capture(self.city, self.by, values)


register(Needs)
