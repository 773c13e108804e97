"""What is filled in about an organisation of the network."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sprang.core.sweden import MUNICIPALITIES
from sprang.foundation import themes
from sprang.foundation.forms.overtaking import SeenForm

from .enums import OrganisationKind
from .models import Organisation
from .numbers import normalise_organisation_number


def municipalities() -> list[tuple[str, str]]:
    return [("", str(_("Ingen"))), *sorted((each.code, each.name) for each in MUNICIPALITIES)]


class NumberedForm(forms.ModelForm[Organisation]):
    """A name, and a number that nobody else has."""

    # as people write it, "212000-1439", which is longer than it is kept
    organisation_number = forms.CharField(
        label=_("Organisationsnummer"), max_length=20, required=False
    )

    class Meta:
        model = Organisation
        fields = ["name", "organisation_number"]
        error_messages = {"name": {"required": _("Skriv ett namn, till exempel Borås Energi.")}}

    def clean_organisation_number(self) -> str:
        number = normalise_organisation_number(self.cleaned_data["organisation_number"])
        same = Organisation.objects.filter(organisation_number=number).exclude(pk=self.instance.pk)
        if number and (holder := same.first()):
            who = holder.name if holder.is_listed else _("en annan organisation")
            raise ValidationError(_("Numret har redan %(who)s."), params={"who": who})
        return number


class OrganisationForm(NumberedForm):
    type = forms.ChoiceField(
        label=_("Slag"),
        choices=[("", _("Välj slag")), *OrganisationKind.choices],
        error_messages={"required": _("Välj vad det är för slags organisation.")},
    )
    municipality_code = forms.ChoiceField(label=_("Kommun"), choices=municipalities, required=False)
    website = forms.URLField(label=_("Webbplats"), required=False, assume_scheme="https")
    themes = forms.MultipleChoiceField(
        label=_("Områden"),
        choices=themes.CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta(NumberedForm.Meta):
        fields = [
            "name",
            "type",
            "organisation_number",
            "municipality_code",
            "summary",
            "text",
            "website",
            "themes",
        ]
        widgets = {"text": forms.Textarea(attrs={"rows": 7})}
        help_texts = {
            "summary": _("Till exempel: Mäter vattennivån i brunnar och larmar före översvämning.")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.parent_id:
            # a city's municipality and companies stay what they are: its platform rests on them
            del self.fields["type"]


class EditOrganisationForm(SeenForm, OrganisationForm):
    """The same of one that is there, where two may edit at once."""
