"""What is posted from a hit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import Reason, Verdict
from ..models.feedback import LONGEST_WORDS

UNDO = "undo"
CHOICES = [*Verdict.choices, (UNDO, _("Ångra"))]


class FeedbackForm(forms.Form):
    found = forms.UUIDField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=_("Vad tycker du om träffen?"),
        choices=CHOICES,
        error_messages={
            "required": _("Välj vad du tycker om träffen."),
            "invalid_choice": _("Välj vad du tycker om träffen."),
        },
    )
    reason = forms.ChoiceField(
        label=_("Varför är den inte relevant?"),
        choices=[("", _("Välj om du vill")), *Reason.choices],
        required=False,
        error_messages={"invalid_choice": _("Välj ett av skälen.")},
    )
    words = forms.CharField(
        label=_("Med egna ord"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
