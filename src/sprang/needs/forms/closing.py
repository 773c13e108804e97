"""Closing a need, with the reason."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CloseForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Varför avslutas det?"),
        max_length=600,
        help_text=_(
            "Två meningar räcker. Den som skrev behovet får läsa dem, och andra lär av dem."
        ),
        error_messages={"required": _("Skriv varför. Den som skrev behovet får läsa det.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
