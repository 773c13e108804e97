"""Two needs that become one: which other one, and which of the two goes on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprang.foundation.links import UnknownRecord, find_records
from sprang.foundation.models import User

from ..models import Need


class OtherForm(forms.Form):
    """`other` is the need that was meant, once the form is valid."""

    med = forms.CharField(
        label=_("Vilket behov är samma som det här?"),
        max_length=80,
        help_text=_("Numret räcker, till exempel B26-0007."),
        error_messages={"required": _("Skriv det andra behovets nummer.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, user: User, need: Need, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.need = user, need

    def clean_med(self) -> str:
        text: str = self.cleaned_data["med"]
        self.other = self._named(text)
        if self.other.pk == self.need.pk:
            raise ValidationError(gettext("Det är det här behovet. Skriv det andras nummer."))
        if self.other.platform_id != self.need.platform_id or not self.other.is_open:
            raise ValidationError(gettext("Bara två öppna behov i samma stad kan slås ihop."))
        return text

    def _named(self, text: str) -> Need:
        here = self.need.platform
        try:
            [found] = find_records(text, kind=Need.KIND, viewer=self.user, platform=here)
        except (UnknownRecord, ValueError):
            said = gettext("Det finns inget behov med det numret som du kan se.")
            raise ValidationError(said) from None
        need: Need = Need.objects.select_related("platform", "scope").get(pk=found.pk)
        return need


class MergeForm(forms.Form):
    kvar = forms.ChoiceField(
        label=_("Vilket av dem går vidare?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vilket behov som går vidare.")},
    )

    def __init__(self, *args: Any, keepable: Sequence[Need], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.reference, f"{each.reference} {each.title}") for each in keepable]
        self.fields["kvar"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["kvar"].initial = choices[0][0]

    def kept(self) -> str:
        return str(self.cleaned_data["kvar"])
