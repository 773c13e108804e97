"""What a lead fills in about what has come in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.needs.forms.capturing import CaptureForm

from ..enums import Reason


class TakeInForm(CaptureForm):
    """The need as it will read: the lead takes out what must not stand there."""

    affected = forms.CharField(label=_("Vem det drabbar"), max_length=300, required=False)
    field_order = ("text", "affected", "scope", "visibility")

    def values(self) -> dict[str, Any]:
        return super().values() | {"affected": self.cleaned_data["affected"]}


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Skäl"),
        choices=[("", _("Välj ett skäl")), *Reason.choices],
        error_messages={"required": _("Välj ett skäl. Den som skrev får läsa det.")},
    )
    words = forms.CharField(
        label=_("Med egna ord"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Säg gärna vart den som skrev kan vända sig i stället."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("reason") == Reason.OTHER and not said.get("words", "").strip():
            self.add_error("words", _("Skriv skälet med egna ord. Den som skrev får läsa det."))
        return said


class TellForm(forms.Form):
    words = forms.CharField(
        label=_("Vad har hänt?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv vad som har hänt. Den som skrev får läsa det.")},
    )


class SubmissionFilter(forms.Form):
    q = forms.CharField(label=_("Sök"), required=False, max_length=200, widget=forms.SearchInput)
