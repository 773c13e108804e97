"""The form of the living page: one of each kind of field, filled in so that two are wrong."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _


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
        _choices(
            self,
            "seen_by",
            _("Bara min enhet"),
            _("Alla som arbetar i Borås"),
            _("Alla, också utan konto"),
        )

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
    assert isinstance(field, forms.ChoiceField)
    field.choices = [(str(place), label) for place, label in enumerate(labels)]


def filled_form() -> ExampleForm:
    told = {"requirement": _("Vi vet vilka brunnar som är mer än halvfulla"), "until": "2020-01-01"}
    return ExampleForm(told | {"unit": "0", "seen_by": "1", "follow": "on"})
