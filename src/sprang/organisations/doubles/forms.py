"""Which organisation a double goes on as."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MergeForm(forms.Form):
    other = forms.UUIDField(
        label=_("Går vidare som"),
        error_messages={
            "required": _("Välj vilken organisation den är samma som."),
            "invalid": _("Välj vilken organisation den är samma som."),
        },
    )
