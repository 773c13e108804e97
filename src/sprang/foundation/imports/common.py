"""Fields that the rows of every kind of record can have."""

import re

from django.utils.translation import gettext_lazy as _

from ..enums import Visibility
from ..themes import names
from . import parsing
from .kinds import Field

VISIBILITIES = {
    Visibility.DRAFT: ("utkast", "draft", "privat"),
    Visibility.UNIT: ("enhet", "enheten", "bara enheten", "unit"),
    Visibility.INTERNAL: ("intern", "internt", "plattformen", "kommunen", "internal"),
    Visibility.NETWORK: ("nätverket", "nätverk", "alla städer", "network"),
    Visibility.PUBLIC: ("öppen", "offentlig", "publik", "alla", "public", "open"),
}
"""Not a room: a file can't say which one."""

VISIBILITY_NAMES = {each.value: each.label for each in VISIBILITIES}
visibility = parsing.one_of(VISIBILITIES, VISIBILITY_NAMES)

LANGUAGES = {"sv": ("svenska", "swedish"), "en": ("engelska", "english"), "fi": ("finska",)}
LANGUAGE_NAMES = {"sv": _("Svenska"), "en": _("Engelska"), "fi": _("Finska")}
_named_language = parsing.one_of(LANGUAGES, LANGUAGE_NAMES)


def language(cell: str) -> str:
    """A language by name, or any by its two letters, as exports write it."""
    code = cell.strip().lower()
    return code if re.fullmatch("[a-z]{2}", code) else str(_named_language(cell))


ID = Field(
    "id",
    _("Id"),
    (
        "nr",
        "nummer",
        "löpnummer",
        "ärendenummer",
        "diarienummer",
        "external id",
        "reference",
        "extern id",
        "externt id",
        "referens",
        "ref",
        "ärende",
    ),
    help=_("Känner igen raden nästa gång samma källa läses in."),
    example="2025-117",
    parse=parsing.line(120),
)
UNIT = Field(
    "unit",
    _("Enhet"),
    ("förvaltning", "avdelning", "nämnd", "förv", "department", "organisation", "scope"),
    help=_("Enhetens namn, som det står i Språng."),
    example="Vård- och äldreförvaltningen",
    parse=parsing.line(200),
)
VISIBILITY = Field(
    "visibility",
    _("Vem får se det"),
    ("synlighet", "vem ser", "åtkomst", "delning", "sharing", "access"),
    example="internt",
    parse=visibility,
    empty=None,
    show=parsing.called(VISIBILITY_NAMES),
)
LANGUAGE = Field(
    "language",
    _("Språk"),
    ("lang",),
    example="sv",
    parse=language,
    empty=None,
    show=parsing.called(LANGUAGE_NAMES),
)
DATE = Field(
    "date",
    _("Skrivet"),
    ("datum", "inkom", "skapad", "skapat", "inkommet", "created", "created at", "submitted"),
    example="2024-03-23",
    parse=parsing.day,
    empty=None,
)
THEMES = Field(
    "themes",
    _("Områden"),
    ("område", "tema", "teman", "ämne", "kategori", "theme", "category", "topic"),
    example="vard-omsorg, personal",
    parse=parsing.themes,
    empty=[],
    show=lambda keys: ", ".join(names(keys)),
)
ADDRESS = Field(
    "address",
    _("Adress"),
    help=_("Står i filer som hämtats ur Språng, och känner igen raden."),
    parse=parsing.line(400),
)
SUMMARY = Field(
    "summary",
    _("Sammanfattning"),
    ("kort", "ingress", "i korthet", "abstract"),
    parse=parsing.line(400),
)

TAIL = (UNIT, VISIBILITY, DATE, THEMES, SUMMARY, LANGUAGE, ID, ADDRESS)
"""What a spreadsheet of any kind of record ends with."""
