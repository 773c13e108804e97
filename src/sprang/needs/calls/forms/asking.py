"""Questions in public, and their answers."""

from django import forms
from django.utils.translation import gettext_lazy as _


class QuestionForm(forms.Form):
    text = forms.CharField(
        label=_("Ställ en fråga"),
        max_length=2000,
        help_text=_("Alla får läsa frågan med svaret. Skriv inget som avslöjar vilka ni är."),
        error_messages={"required": _("Skriv en fråga.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReplyForm(forms.Form):
    answer = forms.CharField(
        label=_("Ert svar"),
        max_length=4000,
        help_text=_("Fråga och svar blir läsbara för alla."),
        error_messages={"required": _("Skriv ett svar.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
