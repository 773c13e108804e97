"""Made-up content for the living page of the design system."""

from datetime import timedelta
from types import SimpleNamespace as Example
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ..charts.journey import Step, line
from ..rendering.signs import Sign


def _record(reference: str, title: str, unit: str, kind: str, status: str) -> Example:
    return Example(
        reference=reference,
        title=title,
        summary="",
        kind=kind,
        status=status,
        scope=Example(name=unit),
        platform=Example(name="Borås"),
        language="sv",
        visibility="network",
        changed_at=timezone.now() - timedelta(hours=30),
        get_absolute_url=lambda: "#listor",
    )


def records() -> list[Example]:
    well = "Vi får veta att brunnen är igensatt först när gatan står under vatten"
    return [
        _record("B26-0142", well, "Tekniska förvaltningen", "need", "sharpened"),
        _record("L25-0088", "Nivågivare i dagvattenbrunnar", "Helsingborg", "solution", "in_use"),
    ]


def stopped() -> list[Step]:
    states = [*["done"] * 2, "skipped", "done", "stopped", *["later"] * 3, "done"]
    notes = {5: _("avslutat 4 maj"), 9: _("3 lärdomar")}
    steps = zip(line(1), states, strict=True)
    return [Step(s.label, state, notes.get(n, "")) for n, (s, state) in enumerate(steps, start=1)]


def counts() -> list[Step]:
    counted = ((214, _("behov")), (31, _("skärpta")), (42, _("lösningar")), (17, _("i bruk")))
    return [Step(word, "now" if n == 17 else "done", number=n) for n, word in counted]


def statuses() -> list[Sign]:
    return [
        Sign("draft", _("Utkast")),
        Sign("open", _("Nytt")),
        Sign("wait", _("Väntar")),
        Sign("now", _("Pågår")),
        Sign("done", _("I bruk"), "ok"),
        Sign("stopped", _("Avslutat")),
    ]


def lists() -> dict[str, Any]:
    here = "#sok"
    return {
        "tabs": [
            {"url": here, "label": _("Alla"), "count": 42, "current": True},
            {"url": here, "label": _("Mina"), "count": 6},
            {"url": here, "label": _("Utan svar"), "count": 3, "waits": True},
        ],
        "chips": [
            {"url": here, "label": _("Steg: test")},
            {"url": here, "label": _("Enhet: gata")},
        ],
        "sorts": [
            {"url": here, "label": _("Senast ändrade"), "current": True},
            {"url": here, "label": _("Äldst först")},
        ],
        "crumbs": [{"url": here, "label": _("Hem")}, {"label": "B26-0142"}],
        "exports": [
            {"url": "#valja", "label": "Excel", "note": _("214 rader, laddas ner direkt")},
            {"url": "#valja", "label": "CSV", "note": _("Komma, UTF-8")},
        ],
    }


def tables() -> dict[str, Any]:
    return {
        "columns": [
            {"label": _("Namn"), "url": "#tabeller", "sorted": "ascending"},
            {"label": _("Enhet"), "url": "#tabeller"},
            {"label": _("Införd i"), "num": True},
        ],
        "rows": [
            ["Matlådan", {"text": "Vård- och äldreförvaltningen"}, {"text": 2, "num": True}],
            ["Returcykeln", {"text": "Borås Energi och Miljö"}, {"text": 4, "num": True}],
        ],
        "facts": [
            {"label": _("Ansvarig"), "value": "Innovationsledare, Borås"},
            {"label": _("Svarar på"), "value": "B26-0142", "url": "#tabeller"},
        ],
        "history": [
            {"text": _("AB Bostäder gick med"), "at": timezone.now()},
            {"text": _("Behovet skrevs"), "at": timezone.now() - timedelta(days=1)},
        ],
    }


def job() -> Example:
    told = _("Ungefär 50 sekunder kvar")
    return Example(uid="1", total=990, done=612, is_over=False, state="running", message=told)
