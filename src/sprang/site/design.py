"""The living page of the design system: every component in every state, with made-up content."""

from datetime import timedelta
from types import SimpleNamespace as Example
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from . import dotmap, signs
from .journey import Step, line

COLOURS = "paper surface sunken ink ink-2 ink-3 brand brand-strong brand-mist leap ok stop field"
ICONS = (
    "search plus arrow back chevron close check menu filter sort bell person people calendar clock"
    " place link attach download external edit eye lock globe sun moon info warn stop follow"
    " comment upload mail undo pause merge board timeline list map adopt file history scale trash"
    " send flag"
)


class ExampleForm(forms.Form):
    """One of each kind of field, filled in so that two of them are wrong."""

    requirement = forms.CharField()
    goal = forms.CharField()
    until = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    unit = forms.ChoiceField()
    story = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    seen_by = forms.ChoiceField(widget=forms.RadioSelect)
    follow = forms.BooleanField(required=False)
    attached = forms.FileField(required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, (label, help_text) in _field_texts().items():
            self.fields[name].label, self.fields[name].help_text = label, help_text
        self.fields["goal"].error_messages["required"] = _("Skriv ett mål, till exempel 90 procent")
        _choices(self, "unit", _("Tekniska förvaltningen"), _("Vård- och äldreförvaltningen"))
        _choices(self, "seen_by", _("Bara min enhet"), _("Alla som arbetar i Borås"), _("Alla"))

    def clean_until(self) -> None:
        raise forms.ValidationError(_("Välj ett datum efter i dag"))


def _field_texts() -> dict[str, tuple[str, str]]:
    return {
        "requirement": (_("Krav"), _("Vad ska bli sant? Skriv inte hur.")),
        "goal": (_("Mål"), ""),
        "until": (_("Klart senast"), ""),
        "unit": (_("Enhet"), ""),
        "story": (_("Hur märks det?"), ""),
        "seen_by": (_("Vem får se det?"), ""),
        "follow": (_("Säg till mig när någon går med"), _("Högst ett meddelande om dagen.")),
        "attached": (_("Fil"), _("PDF, bild eller tabell. Högst 25 MB.")),
    }


def _choices(form: forms.Form, name: str, *labels: str) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 (said to the type checker)
    field.choices = [(str(place), label) for place, label in enumerate(labels)]


def _form() -> ExampleForm:
    told = {"requirement": _("Vi vet vilka brunnar som är mer än halvfulla"), "until": "2020-01-01"}
    return ExampleForm(told | {"unit": "0", "seen_by": "1", "follow": "on"})


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
        get_absolute_url="#listor",
    )


def _records() -> list[Example]:
    well = "Vi får veta att brunnen är igensatt först när gatan står under vatten"
    return [
        _record("B26-0142", well, "Tekniska förvaltningen", "need", "sharpened"),
        _record("L25-0088", "Nivågivare i dagvattenbrunnar", "Helsingborg", "solution", "in_use"),
    ]


def _stopped() -> list[Step]:
    states = "done done skipped done stopped later later later done".split()
    notes = {5: _("avslutat 4 maj"), 9: _("3 lärdomar")}
    steps = zip(line(1), states, strict=True)
    return [Step(s.label, state, notes.get(n, "")) for n, (s, state) in enumerate(steps, start=1)]


def _counts() -> list[Step]:
    counted = ((214, _("behov")), (31, _("skärpta")), (42, _("lösningar")), (17, _("i bruk")))
    return [Step(word, "now" if n == 17 else "done", number=n) for n, word in counted]


def _signs() -> list[signs.Sign]:
    return [
        signs.Sign("draft", _("Utkast")),
        signs.Sign("open", _("Nytt")),
        signs.Sign("wait", _("Väntar")),
        signs.Sign("now", _("Pågår")),
        signs.Sign("done", _("I bruk"), "ok"),
        signs.Sign("stopped", _("Avslutat")),
    ]


def _lists() -> dict[str, Any]:
    here = "#sok"
    return {
        "tabs": [
            {"url": here, "label": _("Alla"), "count": 42, "current": True},
            {"url": here, "label": _("Mina"), "count": 6},
            {"url": here, "label": _("Utan svar"), "count": 3, "waits": True},
        ],
        "chips": [{"url": here, "label": _("Steg: test")}, {"url": here, "label": _("Enhet: gata")}],
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


def _tables() -> dict[str, Any]:
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


def design(request: HttpRequest) -> HttpResponse:
    example = {
        "colours": COLOURS.split(),
        "icons": ICONS.split(),
        "form": _form(),
        "records": _records(),
        "found": {"strength": 3, "solved": 3, "same": 2, "help": 7},
        "small_steps": [1, 2, 3, 5, 7, 9],
        "calms": ["gone", "fell", "locked", "waiting", "partly"],
        "stopped": _stopped(),
        "counts": _counts(),
        "signs": _signs(),
        "job": Example(uid="1", total=990, done=612, is_over=False, message=_("Ungefär 50 sekunder kvar")),
        "map": dotmap.draw(states={"1490": "here", "0780": "in"}, leaps=[("1490", "0780")]),
        **_lists(),
        **_tables(),
    }
    return render(request, "site/design.html", example)
