"""What is filled in about a claim."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ClaimForm(forms.Form):
    words = forms.CharField(
        label=_("Vad gör du där?"),
        max_length=200,
        help_text=_("Den som svarar läser det, med ditt namn och din e-postadress."),
        error_messages={"required": _("Skriv vad du gör där, till exempel säljer eller forskar.")},
    )


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Svar"),
        choices=[("ja", _("Släpp in")), ("nej", _("Avböj"))],
        error_messages={"required": _("Välj att släppa in eller avböja.")},
    )
    reason = forms.CharField(label=_("Varför inte"), max_length=200, required=False)
    with_domain = forms.BooleanField(required=False)
