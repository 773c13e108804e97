"""What is filled in about an organisation of the network."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.core.sweden import MUNICIPALITIES
from sprang.foundation import themes
from sprang.foundation.forms.overtaking import SeenForm
from sprang.foundation.models import Platform

from .enums import FirmMark, OrganisationKind
from .models import Organisation
from .numbers import normalise_organisation_number
from .profile import LANGUAGES, PLACES

OLDEST = 1000


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


def chosen(label: Any, keys: dict[str, Any]) -> forms.MultipleChoiceField:
    """Some of a controlled list."""
    return forms.MultipleChoiceField(
        label=label,
        choices=[*keys.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class OrganisationForm(NumberedForm):
    type = forms.ChoiceField(
        label=_("Slag"),
        choices=[("", _("Välj slag")), *OrganisationKind.choices],
        error_messages={"required": _("Välj vad det är för slags organisation.")},
    )
    municipality_code = forms.ChoiceField(label=_("Kommun"), choices=municipalities, required=False)
    website = forms.URLField(label=_("Webbplats"), required=False, assume_scheme="https")
    themes = chosen(_("Områden"), themes.THEMES)
    languages = chosen(_("Språk"), LANGUAGES)
    places = chosen(_("Arbetar i"), PLACES)
    founded = forms.IntegerField(label=_("Startade år"), required=False, min_value=OLDEST)
    is_women_owned = forms.TypedChoiceField(
        label=_("Ägs av kvinnor"),
        help_text=_("Ja om kvinnor äger minst 51 procent och leder företaget."),
        choices=[("", _("Sägs inte")), ("True", _("Ja")), ("False", _("Nej"))],
        coerce=lambda told: told == "True",
        empty_value=None,
        required=False,
    )

    class Meta(NumberedForm.Meta):
        fields = [
            "name",
            "type",
            "organisation_number",
            "municipality_code",
            "summary",
            "text",
            "seeks",
            "references",
            "website",
            "themes",
            "languages",
            "places",
            "size",
            "founded",
            "is_women_owned",
        ]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 7}),
            "seeks": forms.Textarea(attrs={"rows": 4}),
            "references": forms.Textarea(attrs={"rows": 5}),
        }
        help_texts = {
            "summary": _("Till exempel: Mäter vattennivån i brunnar och larmar före översvämning."),
            "seeks": _("Till exempel: En stad med järnvägstunnlar där vi får prova i två vintrar."),
            "references": _("En på varje rad: vem, vad och när, gärna med en länk."),
        }

    def __init__(self, *args: Any, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if FirmMark.WOMEN_OWNED not in platform.firm_marks:
            del self.fields["is_women_owned"]
        if self.instance.parent_id:
            # a city's municipality and companies stay what they are: its platform rests on them
            del self.fields["type"]

    def clean_founded(self) -> int | None:
        year: int | None = self.cleaned_data["founded"]
        if year and year > (this_year := timezone.localdate().year):
            raise ValidationError(
                _("Skriv ett år till och med %(year)s."), params={"year": this_year}
            )
        return year


class EditOrganisationForm(SeenForm, OrganisationForm):
    """The same of one that is there, where two may edit at once."""
