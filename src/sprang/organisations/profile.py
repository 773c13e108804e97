"""What a profile tells beside its words: languages, where they work, what a city marks firms by."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.core.counties import ALL, COUNTIES
from sprang.foundation import themes
from sprang.foundation.models import Platform

from .enums import FirmMark
from .models import Organisation

LANGUAGES: Final = {
    "sv": _("Svenska"),
    "en": _("Engelska"),
    "ar": _("Arabiska"),
    "da": _("Danska"),
    "fi": _("Finska"),
    "fr": _("Franska"),
    "no": _("Norska"),
    "fa": _("Persiska"),
    "pl": _("Polska"),
    "se": _("Samiska"),
    "so": _("Somaliska"),
    "es": _("Spanska"),
    "swl": _("Svenskt teckenspråk"),
    "de": _("Tyska"),
    "uk": _("Ukrainska"),
}
"""ISO 639 codes: those that one may choose among."""

PLACES: Final = {ALL: _("Hela Sverige"), **COUNTIES}
YOUNG: Final = 5
"""Years: a company is young so long after its registration, as article 22 of the General Block
Exemption Regulation (EU) 651/2014 has it for state aid to start-ups."""


def languages(organisation: Organisation) -> list[str]:
    return _named(LANGUAGES, organisation.languages)


def places(organisation: Organisation) -> list[str]:
    return _named(PLACES, organisation.places)


def _named(names: dict[str, Any], keys: Iterable[str]) -> list[str]:
    return [str(names.get(key, key)) for key in keys]


def youngest_year() -> int:
    """Who was founded this year or later is young."""
    return timezone.localdate().year - YOUNG


def marks(organisation: Organisation, platform: Platform) -> list[FirmMark]:
    """Those that hold, of those that the city wishes to tell."""
    is_young = (organisation.founded or 0) >= youngest_year()
    holds = {FirmMark.WOMEN_OWNED: organisation.is_women_owned, FirmMark.YOUNG: is_young}
    return [mark for mark in FirmMark if mark in platform.firm_marks and holds[mark]]


def told(organisation: Organisation, platform: Platform) -> dict[str, list[Any]]:
    """What the page of a profile tells beside its words."""
    return {
        "themes": themes.names(organisation.themes),
        "languages": languages(organisation),
        "places": places(organisation),
        "marks": [mark.label for mark in marks(organisation, platform)],
        "references": lines(organisation.references),
    }


def lines(text: str) -> list[str]:
    """One of each line that says something."""
    return [line.strip() for line in text.splitlines() if line.strip()]
