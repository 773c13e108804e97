"""Writing a call."""

from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sprang.core.deadlines import NoSuchTime, in_sweden
from sprang.foundation.enums import Visibility
from sprang.foundation.forms.overtaking import SeenForm
from sprang.foundation.links import UnknownRecord, find_records
from sprang.foundation.models import Platform, User
from sprang.needs.models import Need

from ..enums import ANSWERERS
from ..models import Call

DAY = {"type": "date"}
CLOCK = {"type": "time"}
LAST = time(23, 59)
NO_SUCH = _("Den natten finns inte tiden: klockan ställs fram. Välj en annan.")


class CallForm(SeenForm, forms.ModelForm[Call]):
    needs = forms.CharField(
        label=_("Behov som den svarar på"),
        max_length=400,
        required=False,
        help_text=_(
            "Nummer med komma emellan, till exempel B26-0142. Andra städers med namn före."
        ),
    )
    answerers = forms.MultipleChoiceField(
        label=_("Vilka som får svara"),
        choices=[(kind.value, kind.label) for kind in ANSWERERS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst ett slag av organisationer som får svara.")},
    )
    reach = forms.ChoiceField(
        label=_("Vem får se den"),
        choices=[(v.value, v.label) for v in (Visibility.PUBLIC, Visibility.NETWORK)],
        help_text=_("När den är publicerad. Fram till dess är den ett utkast."),
    )
    opens_day = forms.DateField(
        label=_("Öppnar"),
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text=_("Tomt betyder så snart den är publicerad."),
        error_messages={"invalid": _("Skriv datumet som 2027-06-30.")},
    )
    closes_day = forms.DateField(
        label=_("Sista dagen att svara"),
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        error_messages={
            "required": _("Välj sista dagen att svara."),
            "invalid": _("Skriv datumet som 2027-06-30."),
        },
    )
    closes_time = forms.TimeField(
        label=_("Klockan"),
        initial=LAST,
        widget=forms.TimeInput(attrs=CLOCK, format="%H:%M"),
        help_text=_("Svensk tid. Ett svar som kommer en sekund senare är för sent."),
        error_messages={"invalid": _("Skriv tiden som 23:59.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Call
        fields = [
            *("title", "text", "title_en", "text_en", "test_bed", "contract", "money", "amount"),
            *("test_bed_en", "contract_en", "money_en", "only_partners", "reach"),
        ]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 9}),
            "text_en": forms.Textarea(attrs={"rows": 6, "lang": "en"}),
            "title_en": forms.TextInput(attrs={"lang": "en"}),
            "test_bed": forms.Textarea(attrs={"rows": 3}),
            "contract": forms.Textarea(attrs={"rows": 3}),
            "money": forms.Textarea(attrs={"rows": 3}),
            "test_bed_en": forms.Textarea(attrs={"rows": 3, "lang": "en"}),
            "contract_en": forms.Textarea(attrs={"rows": 3, "lang": "en"}),
            "money_en": forms.Textarea(attrs={"rows": 3, "lang": "en"}),
        }
        error_messages = {"title": {"required": _("Skriv en rubrik, gärna som en fråga.")}}
        help_texts = {
            "title": _("Gärna som en fråga: Hur vet vi att brunnen är full innan gatan är det?"),
            "text": _("Vad som händer, för vem, och vad ni söker. Nämn ingen produkt."),
            "test_bed": _("Vad de får pröva i, hur länge och med vilken hjälp."),
            "contract": _("Vad den som klarar målen kan få sälja, till vilka och hur länge."),
            "money": _("Vad pengarna ska täcka, och i vilka steg de betalas ut."),
        }

    def __init__(self, *args: Any, user: User, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.platform = user, platform

    def clean_needs(self) -> list[Any]:
        text = self.cleaned_data["needs"]
        try:
            found = find_records(text, kind="need", viewer=self.user, platform=self.platform)
        except UnknownRecord as unknown:
            raise ValidationError(
                _("Det finns inget behov med numret %(ref)s som du ser."),
                params={"ref": str(unknown)},
            ) from unknown
        return found

    def clean_amount(self) -> Any:
        amount = self.cleaned_data["amount"]
        if amount is not None and amount >= 10**12:
            raise ValidationError(_("Skriv ett mindre belopp."))
        return amount

    def values(self) -> dict[str, Any]:
        """What was filled in, ready for the action."""
        words = {name: self.cleaned_data[name] for name in (*self.Meta.fields, "answerers")}
        needs = Need.objects.filter(pk__in=[each.pk for each in self.cleaned_data["needs"]])
        return {**words, **self.moments, "needs": list(needs)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.moments: dict[str, Any] = {}
        self._moment("opens_at", "opens_day", time(0))
        self._moment("closes_at", "closes_day", cleaned.get("closes_time") or LAST)
        return cleaned

    def _moment(self, name: str, field: str, at: time) -> None:
        day = self.cleaned_data.get(field)
        if day is None:
            self.moments[name] = None
            return
        try:
            self.moments[name] = in_sweden(day, at)
        except NoSuchTime:
            self.add_error(field, NO_SUCH)
        except OverflowError:
            self.add_error(field, _("Skriv datumet som 2027-06-30."))
