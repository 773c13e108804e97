"""What was looked at, and which road was chosen."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sprang.foundation.links import UnknownRecord, find_records
from sprang.foundation.models import Platform, Record, User
from sprang.organisations.models import Organisation

from ..enums import Origin, Road, Verdict
from ..models import PriorArt, RoadChoice
from ..wording import MEANS

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
                    "origin", _now("Välj om det är i bruk någonstans, eller finns att köpa.")
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
        raise ValidationError({"what": _now("Det finns inget med det numret som du kan se.")})

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        own = {"website": data["website"]} if "title" in self.thing else {}
        said = {name: data[name] for name in ("origin", "verdict", "because")}
        return self.thing | own | said


class VerdictForm(forms.ModelForm[PriorArt]):
    class Meta:
        model = PriorArt
        fields = ("verdict", "because")
        widgets = {"because": forms.Textarea(attrs={"rows": 3})}


class Roads(forms.RadioSelect):
    """Each road with what it means; the one that is `proposed` says so."""

    proposed = ""

    def create_option(self, name: str, value: Any, *args: Any, **more: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **more)
        option["help"] = MEANS[value]
        if value == self.proposed:
            option["label"] = format_html(
                '{} <span class="tag">{}</span>', option["label"], _now("Föreslås")
            )
        return option


class RoadForm(forms.ModelForm[RoadChoice]):
    road = forms.ChoiceField(
        label=_("Vilken väg ska behovet ta?"),
        choices=Road.choices,
        widget=Roads,
        error_messages={"required": _("Välj en av vägarna.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = RoadChoice
        fields = (
            "road",
            "reasons",
            "decided_by",
            "decided_on",
            "registration_number",
            "look_again",
        )
        help_texts = {
            "reasons": _("Två meningar räcker. Alla som ser behovet kan läsa dem."),
            "decided_by": _("Roll eller nämnd, så som det står i beslutet."),
            "look_again": _("Behövs när ni väntar."),
        }
        error_messages = {
            "reasons": {"required": _("Skriv varför. Skälen följer med, och andra lär av dem.")}
        }
        widgets = {
            "reasons": forms.Textarea(attrs={"rows": 4}),
            "decided_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "look_again": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, proposed: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["road"].widget.proposed = proposed
        self.fields["decided_on"].required = False

    def _post_clean(self) -> None:
        """The rules of a decision are the action's; the row is made there."""

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "version")}
