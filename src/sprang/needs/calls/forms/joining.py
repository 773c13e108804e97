"""The one step in for a new organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.organisations.enums import OrganisationKind
from sprang.organisations.numbers import normalise_organisation_number

from ..models import Call


class JoinForm(forms.Form):
    name = forms.CharField(
        label=_("Organisationens namn"),
        max_length=200,
        error_messages={"required": _("Skriv organisationens namn.")},
    )
    number = forms.CharField(
        label=_("Organisationsnummer"),
        max_length=20,
        help_text=_("Tio siffror, som 556703-7485."),
        error_messages={"required": _("Skriv organisationsnumret.")},
    )
    type = forms.ChoiceField(label=_("Slag"))

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["type"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind, OrganisationKind(kind).label) for kind in call.answerers]

    def clean_number(self) -> str:
        return normalise_organisation_number(self.cleaned_data["number"])
