"""Which road was chosen."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..enums import Road
from ..models import RoadChoice
from ..wording import MEANS


class Roads(forms.RadioSelect):
    """Each road with what it means; the one that is `proposed` says so."""

    proposed = ""

    def create_option(self, name: str, value: Any, *args: Any, **more: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **more)
        option["help"] = MEANS[value]
        if value == self.proposed:
            option["label"] = format_html(
                '{} <span class="tag">{}</span>', option["label"], gettext("Föreslås")
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
