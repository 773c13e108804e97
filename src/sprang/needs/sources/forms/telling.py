"""Telling what hurts, without an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.needs.forms.capturing import LONGEST_TEXT

from ..models import Submission
from ..pointing import pointing
from ..spam import seconds_since, stamp


class ToldForm(forms.ModelForm[Submission]):
    """`webbsida` is a trap: no person sees it. `oppnad` tells when the form was opened, and
    `sett` that the advice on personal data has been read."""

    webbsida = forms.CharField(required=False, max_length=2000)
    oppnad = forms.CharField(required=False, widget=forms.HiddenInput)
    sett = forms.BooleanField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Submission
        fields = ("text", "affected", "email", "name", "wants_news")
        widgets = {"text": forms.Textarea(attrs={"rows": 7, "spellcheck": "true"})}
        help_texts = {
            "affected": _("Till exempel en gata, en skola eller de som åker buss."),
            "email": _("Vi skickar en länk dit som du bekräftar med. Ingen annan får se adressen."),
            "name": _("Bara om du vill."),
        }
        error_messages = {
            "text": {"required": _("Skriv vad som skaver. En mening räcker.")},
            "email": {
                "required": _("Skriv din e-post. Utan den kan vi inte veta att du är en människa."),
                "invalid": _("Skriv en hel e-postadress, till exempel namn@post.example."),
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["maxlength"] = LONGEST_TEXT
        email = self.fields["email"]
        email.required = True
        email.widget.attrs["autocomplete"] = "email"
        self.fields["name"].widget.attrs["autocomplete"] = "name"

    @property
    def stamp(self) -> str:
        """The moment when it was first opened: who mends a fault is no program."""
        sent = self.data.get("oppnad", "")
        return sent if seconds_since(sent) is not None else stamp()

    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def personal(self) -> list[str]:
        """What looks like personal data in it, once: advice, never a gate."""
        if self.cleaned_data.get("sett"):
            return []
        return pointing(self.cleaned_data["text"], self.cleaned_data["affected"])
