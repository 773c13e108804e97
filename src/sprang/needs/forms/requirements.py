"""Choosing the file that requirements are read in from."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RequirementFileForm(forms.Form):
    file = forms.FileField(
        label=_("Fil"),
        help_text=_("Excel (XLSX) eller CSV. Inget sparas förrän du har sett efter."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
        error_messages={
            "required": _("Välj filen med kraven."),
            "empty": _("Filen är tom. Hämta kraven som Excel, och fyll i den filen."),
        },
    )
