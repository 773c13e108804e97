"""A partnership's own words, its agreements, contacts and contributions."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation import themes
from sprang.foundation.forms.overtaking import SeenForm

from ...models import Partnership
from ..enums import AgreementKind, ContributionKind, Side
from ..models import Agreement, Contribution

WRONG_DAY = {"invalid": _("Skriv datumet som 2027-06-30.")}


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def choices_of(form: forms.BaseForm, name: str, choices: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class PartnershipForm(SeenForm, forms.ModelForm[Partnership]):
    themes = forms.MultipleChoiceField(
        label=_("Teman"),
        choices=themes.CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Det ni arbetar med tillsammans. Alla kan läsa det."),
    )

    class Meta:
        model = Partnership
        fields = ["since", "themes"]
        widgets = {"since": day()}
        error_messages = {"since": WRONG_DAY}

    def clean_since(self) -> Any:
        since = self.cleaned_data["since"]
        if since > timezone.localdate():
            raise ValidationError(_("Dagen har inte varit än. Skriv den dag då det började."))
        return since


class AgreementForm(forms.ModelForm[Agreement]):
    class Meta:
        model = Agreement
        fields = ["type", "number", "says", "starts_on", "ends_on", "remind_days"]
        widgets = {"starts_on": day(), "ends_on": day()}
        help_texts = {
            "says": _("Till exempel: Två testplatser i trapphus mot att vi delar mätningarna."),
            "ends_on": _("Tomt betyder tills vidare."),
            "remind_days": _("De som leder får ett brev. Tomt betyder ingen påminnelse."),
        }
        error_messages = {
            "type": {"required": _("Välj vad det är för slags avtal.")},
            "starts_on": {"required": _("Välj dagen då det börjar gälla."), **WRONG_DAY},
            "ends_on": WRONG_DAY,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_of(self, "type", [("", _("Välj slag")), *AgreementKind.choices])

    def clean_ends_on(self) -> Any:
        ends_on, starts_on = self.cleaned_data["ends_on"], self.cleaned_data.get("starts_on")
        if ends_on and starts_on and ends_on < starts_on:
            raise ValidationError(_("Slutet kan inte komma före början."))
        return ends_on


class EditAgreementForm(SeenForm, AgreementForm):
    """The same of one that is there, where two may edit at once."""


class ContactForm(forms.Form):
    side = forms.ChoiceField(label=_("Vems kontakt"), choices=Side, widget=forms.RadioSelect)
    email = forms.EmailField(
        label=_("E-post på arbetet"),
        required=False,
        help_text=_(
            "Har personen ett konto hos er eller hos partnern knyts kontakten till det, och "
            "namnet hämtas därifrån."
        ),
        error_messages={"invalid": _("Skriv en e-postadress, till exempel namn@boras.example.")},
    )
    name = forms.CharField(label=_("Namn"), max_length=120, required=False)
    role = forms.CharField(
        label=_("Roll"),
        max_length=120,
        required=False,
        help_text=_("Till exempel: Innovationsledare, Borås."),
    )


class ContributionForm(forms.ModelForm[Contribution]):
    class Meta:
        model = Contribution
        fields = ["side", "kind", "what", "amount", "unit", "due_on", "made_on"]
        widgets = {"due_on": day(), "made_on": day(), "side": forms.RadioSelect}
        help_texts = {
            "what": _("Till exempel: En testplats i Götas trapphus."),
            "unit": _("Till exempel: timmar, kronor, platser."),
            "made_on": _("Tomt tills det är gjort."),
        }
        error_messages = {
            "side": {"required": _("Välj vem som bidrar.")},
            "kind": {"required": _("Välj vad det är för slags bidrag.")},
            "what": {"required": _("Skriv vad som har lovats.")},
            "due_on": WRONG_DAY,
            "made_on": WRONG_DAY,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_of(self, "side", Side.choices)
        choices_of(self, "kind", [("", _("Välj slag")), *ContributionKind.choices])

    def clean_made_on(self) -> Any:
        made_on = self.cleaned_data["made_on"]
        if made_on and made_on > timezone.localdate():
            raise ValidationError(_("Dagen har inte varit än. Skriv den när det är gjort."))
        return made_on


class EditContributionForm(SeenForm, ContributionForm):
    """The same of one that is there, where two may edit at once."""
