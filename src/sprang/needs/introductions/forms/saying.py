"""Answering, proposing a time, telling how it went; and narrowing the list."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.core.deadlines import NoSuchTime, in_sweden

from ..enums import STATES, IntroductionResult


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Varför inte?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bara de som leder plattformen läser skälet, inte den andra sidan."),
        error_messages={"required": _("Skriv varför. Bara de som leder plattformen läser det.")},
    )


class TimeForm(forms.Form):
    day = forms.DateField(
        label=_("Dag"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Välj en dag."),
            "invalid": _("Skriv datumet som 2027-06-30."),
        },
    )
    time = forms.TimeField(
        label=_("Klockan, svensk tid"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Välj en tid."),
            "invalid": _("Skriv tiden som 23:59."),
        },
    )
    minutes = forms.IntegerField(
        label=_("Hur länge, i minuter"), min_value=5, max_value=480, initial=30
    )
    place = forms.CharField(
        label=_("Plats eller länk"),
        max_length=300,
        required=False,
        help_text=_("Ett rum, en adress eller länken till ett videomöte."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.starts_at: datetime | None = None
        day, time = cleaned.get("day"), cleaned.get("time")
        if day is None or time is None:
            return cleaned
        try:
            self.starts_at = in_sweden(day, time.replace(second=0, microsecond=0))
        except NoSuchTime:
            self.add_error(
                "time", _("Den natten finns inte tiden: klockan ställs fram. Välj en annan.")
            )
        except OverflowError:
            self.add_error("day", _("Skriv datumet som 2027-06-30."))
        return cleaned

    def values(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("minutes", "place")}
        return {"starts_at": self.starts_at, **said}


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Ledde det vidare?"),
        choices=IntroductionResult.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj det som stämmer bäst.")},
    )
    words = forms.CharField(
        label=_("Hur det gick, eller varför inte"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Läses av dem som leder plattformen, inte av den andra sidan."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("outcome") in (
            IntroductionResult.NOT,
            IntroductionResult.NOT_MET,
        ) and not said.get("words"):
            self.add_error("words", _("Skriv varför, så att nästa presentation blir bättre."))
        return said


class IntroductionFilter(forms.Form):
    q = forms.CharField(label=_("Sök"), required=False, max_length=200, widget=forms.SearchInput)
    lage = forms.ChoiceField(
        label=_("Läge"), required=False, choices=[("", _("Alla lägen")), *STATES]
    )
