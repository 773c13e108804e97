"""What was looked at, and how it held."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprang.foundation.forms.overtaking import SeenForm
from sprang.foundation.links import UnknownRecord, find_records
from sprang.foundation.models import Platform, Record, User
from sprang.organisations.models import Organisation

from ..enums import Origin, Verdict
from ..models import PriorArt

REFERENCE = re.compile(r"(?:.+ )?[A-ZÅÄÖ]\d{2}-\d{4,}", re.IGNORECASE)
KINDS = ("solution", "need")


class LookForm(forms.Form):
    what = forms.CharField(
        label=_("Vad har ni tittat på?"),
        max_length=200,
        help_text=_(
            "Ett nummer (L26-0007, eller Helsingborg L26-0007), ett företags namn, eller något ni "
            "har hittat själva."
        ),
        error_messages={"required": _("Skriv vad ni har tittat på.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    website = forms.URLField(
        label=_("Webbplats"), max_length=500, required=False, assume_scheme="https"
    )
    origin = forms.ChoiceField(
        label=_("Vad är det?"), choices=Origin.choices, required=False, widget=forms.RadioSelect
    )
    verdict = forms.ChoiceField(
        label=_("Hur står det sig mot behovet?"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    because = forms.CharField(
        label=_("Därför"),
        max_length=600,
        help_text=_("Läses av dem som arbetar i en stad, inte av allmänheten eller företag."),
        error_messages={"required": _("Skriv varför, så att nästa slipper titta en gång till.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, user: User, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.platform = user, platform

    def clean(self) -> None:
        data = self.cleaned_data
        if "what" in data:
            self.thing = self.named(data["what"])
            known = {"record": Origin.PRACTICE, "organisation": Origin.MARKET}
            data["origin"] = data.get("origin") or known.get(next(iter(self.thing)))
            if not data["origin"]:
                self.add_error(
                    "origin", gettext("Välj om det är i bruk någonstans, eller finns att köpa.")
                )

    def named(self, text: str) -> dict[str, Any]:
        """The record, organisation or title that was written."""
        if REFERENCE.fullmatch(text):
            return {"record": self._record(text)}
        found = list(Organisation.objects.visible_to(self.user).filter(name__iexact=text)[:2])
        return {"organisation": found[0]} if len(found) == 1 else {"title": text}

    def _record(self, text: str) -> Record:
        for kind in KINDS:
            try:
                [record] = find_records(text, kind=kind, viewer=self.user, platform=self.platform)
            except (UnknownRecord, ValueError):
                continue
            return record
        raise ValidationError({"what": gettext("Det finns inget med det numret som du kan se.")})

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        own = {"website": data["website"]} if "title" in self.thing else {}
        said = {name: data[name] for name in ("origin", "verdict", "because")}
        return self.thing | own | said


class VerdictForm(SeenForm, forms.ModelForm[PriorArt]):
    class Meta:
        model = PriorArt
        fields = ("verdict", "because")
        widgets = {"because": forms.Textarea(attrs={"rows": 3})}
