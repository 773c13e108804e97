"""What administrators fill in: the platform's words, members and units."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import Role, ScopeKind
from sprang.foundation.forms.choices import offer, scopes_in
from sprang.foundation.forms.overtaking import SeenForm
from sprang.foundation.models import Platform, Scope

from .enums import FirmMark, UnitKind

LONG = forms.Textarea(attrs={"rows": 4, "class": "voice"})
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class WordsForm(SeenForm, forms.ModelForm[Platform]):
    firm_marks = forms.MultipleChoiceField(
        label=_("Vad som syns om företag"),
        help_text=_("Det står på deras profiler här, och nätverket går att filtrera på det."),
        choices=FirmMark.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Platform
        fields = [
            "innovation_definition",
            "innovation_definition_en",
            "promise",
            "promise_en",
            "intro",
            "intro_en",
            "tagline",
            "firm_marks",
            "administrators_two_steps",
        ]
        widgets = {
            "innovation_definition": LONG,
            "innovation_definition_en": LONG,
            "intro": LONG,
            "intro_en": LONG,
        }
        help_texts = {
            "administrators_two_steps": _(
                "De som inte har slagit på det kommer inte åt inställningarna förrän de gjort det."
            ),
            "innovation_definition": _("Prövas på varje resultat innan det får heta innovation."),
            "promise": _(
                "En mening, störst på sidan. Till exempel: Det som skaver hos dig räknas."
            ),
            "intro": _("Två eller tre meningar om vad staden vill med plattformen."),
        }
        error_messages = {
            "innovation_definition": {
                "required": _("Skriv vad ni menar, till exempel: Nytt, i bruk och till nytta.")
            }
        }


class MemberForm(forms.Form):
    email = forms.EmailField(
        label=_("E-post"),
        error_messages={
            "required": _("Skriv en e-postadress, till exempel namn@boras.example."),
            "invalid": _("Skriv en e-postadress, till exempel namn@boras.example."),
        },
    )
    name = forms.CharField(label=_("Namn eller roll"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Roll"), choices=Role.choices, initial=Role.MEMBER)
    scope = forms.ModelChoiceField(Scope.objects.none(), label=_("Gäller för"), empty_label=None)
    until = forms.DateField(
        label=_("Till och med"),
        required=False,
        widget=DAY,
        error_messages={"invalid": _("Skriv datumet som 2027-06-30.")},
    )

    def __init__(self, *args: Any, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inside = Scope.objects.filter(above__ancestor=platform.pk).exclude(kind=ScopeKind.ROOM)
        offer(self.fields["scope"], inside.order_by("above__depth", "name"))

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise ValidationError(_("Dagen har varit. Välj en som kommer, eller lämna tomt."))
        return until


class MemberFilter(forms.Form):
    q = forms.CharField(label=_("Sök"), required=False, max_length=200, widget=forms.SearchInput)
    roll = forms.ChoiceField(
        label=_("Roll"), required=False, choices=[("", _("Alla roller")), *Role.choices]
    )


class UnitForm(forms.Form):
    name = forms.CharField(
        label=_("Namn"),
        max_length=200,
        error_messages={"required": _("Skriv ett namn, till exempel Gata och trafik.")},
    )
    type = forms.ChoiceField(label=_("Slag"), choices=UnitKind.choices, initial=UnitKind.DEPARTMENT)
    parent = forms.ModelChoiceField(Scope.objects.none(), label=_("Hör till"), empty_label=None)

    def __init__(self, *args: Any, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["parent"], scopes_in(platform))


class RenameForm(SeenForm):
    name = forms.CharField(
        label=_("Namn"),
        max_length=200,
        error_messages={"required": _("Skriv ett namn, till exempel Gata och trafik.")},
    )
