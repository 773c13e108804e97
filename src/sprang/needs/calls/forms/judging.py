"""The team, its points and what it tells those who answered."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import User

from ..enums import POINTS, Outcome, TeamRole
from ..models import Call

NOT_HERE = _("Ingen som arbetar här har den adressen.")


class TeamForm(forms.Form):
    email = forms.EmailField(
        label=_("E-post"),
        help_text=_("Någon som arbetar här och redan har ett konto."),
        error_messages={
            "required": _("Skriv en e-postadress, till exempel namn@boras.example."),
            "invalid": _("Skriv en e-postadress, till exempel namn@boras.example."),
        },
    )
    role = forms.ChoiceField(
        label=_("Uppgift"), choices=TeamRole.choices, initial=TeamRole.EVALUATOR
    )

    def clean_email(self) -> User:
        """The person themselves."""
        found = User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True)
        if (user := found.first()) is None:
            raise ValidationError(NOT_HERE)
        return user


class ReasonForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Hur det gick"),
        max_length=2000,
        help_text=_("Alla som ser utlysningen läser det. Nämn ingen som inte har blivit utvald."),
        error_messages={"required": _("Skriv hur det gick. De som har svarat får läsa det.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PointsForm(forms.Form):
    """A choice of points for each criterion, and a note where one is asked for."""

    def __init__(self, *args: Any, call: Call, with_note: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = (get_language() or "sv")[:2]
        for each in call.criteria.all():
            self.fields[str(each.uid)] = forms.TypedChoiceField(
                label=f"{each.said(language)} ({each.weight} %)",
                choices=[(str(n), str(n)) for n in POINTS],
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Sätt 0 till 5 poäng.")},
            )
        self.names = list(self.fields)
        if with_note:
            self.fields["note"] = forms.CharField(
                label=_("Anteckning"),
                max_length=4000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
                help_text=_("Gruppen läser den när alla har satt sina poäng."),
            )

    @property
    def points(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in self.names}


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Besked"),
        choices=[("", _("Välj")), *Outcome.choices],
        error_messages={"required": _("Välj vilket besked de ska få.")},
    )
    reason = forms.CharField(
        label=_("Skäl"),
        max_length=2000,
        required=False,
        help_text=_("Var och en läser det på sin egen sida. Nämn ingen annan."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
