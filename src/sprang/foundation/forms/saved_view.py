"""A view of a list, with its name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NEEDED = {"required": _("Ge vyn ett namn, till exempel Öppna om vikarier.")}


class RenameForm(forms.Form):
    name = forms.CharField(label=_("Namn"), max_length=60, error_messages=NEEDED)


class SaveForm(RenameForm):
    list = forms.CharField(max_length=24, widget=forms.HiddenInput)
    asked = forms.CharField(max_length=4000, required=False, widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"list_name": said["list"], "asked": said["asked"], "name": said["name"]}
