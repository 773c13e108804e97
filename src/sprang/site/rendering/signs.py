"""Words and signs for what a record is, where it stands and who sees it."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Sign:
    symbol: str
    """A symbol `st-…` of icons.svg."""
    word: Text
    tone: str = ""
    """ok or stopped, where colour may help."""


_SIGNS = {
    "draft": Sign("draft", _("Utkast")),
    "captured": Sign("open", _("Inskickat")),
    "sharpened": Sign("now", _("Skärpt")),
    "chosen": Sign("now", _("Väg vald")),
    "closed": Sign("done", _("Avslutat")),
    "published": Sign("now", _("Öppen")),
    "decided": Sign("done", _("Beslutad"), "ok"),
    "cancelled": Sign("stopped", _("Inställd")),
    "merged": Sign("done", _("Sammanslaget")),
    "withdrawn": Sign("stopped", _("Återtaget")),
    "idea": Sign("open", _("Idé")),
    "tested": Sign("now", _("Testad")),
    "in_use": Sign("done", _("I bruk"), "ok"),
    "retired": Sign("stopped", _("Avvecklad")),
    "open": Sign("now", _("Öppet")),
    "archived": Sign("done", _("Arkiverat")),
}

_STRENGTHS: dict[int, Text] = {1: _("Möjlig"), 2: _("Trolig"), 3: _("Stark")}

_KINDS: dict[str, Text] = {
    "need": _("Behov"),
    "solution": _("Lösning"),
    "call": _("Utlysning"),
    "room": _("Rum"),
    "organisation": _("Organisation"),
}

_VISIBILITIES: dict[str, Text] = {
    "draft": _("Bara du och innovationsledaren"),
    "unit": _("Bara enheten"),
    "internal": _("Alla som arbetar här"),
    "room": _("Bara rummet"),
    "network": _("Alla städer i nätverket"),
    "public": _("Alla, också utan konto"),
}


def of(record: Any) -> Sign:
    """The sign is the house's, the word the room's own where the record is of its kind."""
    known = _SIGNS.get(record.status, Sign("open", record.status))
    own = getattr(record, "get_status_display", None)
    return replace(known, word=own()) if callable(own) else known


def strength(level: int) -> str:
    return str(_STRENGTHS.get(level, _STRENGTHS[1]))


def kind(name: str) -> str:
    return str(_KINDS.get(name, name))


def visibility(name: str) -> str:
    return str(_VISIBILITIES.get(name, name))
