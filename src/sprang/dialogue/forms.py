"""What is filled in in a dialogue, and about letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sprang.foundation.forms.overtaking import SeenForm

from .enums import OPTIONAL, CommentKind, How
from .models.comment import LONGEST

WRITTEN = {"required": _("Skriv något först. En mening räcker.")}


def text_field(rows: int) -> forms.CharField:
    return forms.CharField(
        label=_("Vad vill du säga?"),
        max_length=LONGEST,
        error_messages=WRITTEN,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class AnyUids(forms.MultipleChoiceField):
    """Who may be chosen is asked where it is written, of the few that were."""

    def valid_value(self, value: str) -> bool:
        digits = value.replace("-", "")
        return len(digits) == 32 and all(each in "0123456789abcdef" for each in digits)


class SayForm(forms.Form):
    """`people` are uids of those who were chosen from the list; `names` what was written."""

    text = text_field(3)
    names = forms.CharField(
        label=_("Nämn någon"),
        required=False,
        max_length=400,
        help_text=_("Namnet som det står på sidorna. Semikolon mellan flera."),
    )
    people = AnyUids(required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """It stands on pages that have forms of their own."""
        super().__init__(*args, **({"auto_id": "samtal_%s"} | kwargs))


class CommentForm(SayForm):
    kind = forms.ChoiceField(
        label=_("Vad är det?"),
        choices=[(each.value, each.label) for each in CommentKind if each != CommentKind.ANSWER],
        initial=CommentKind.COMMENT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj inlägg eller fråga.")},
    )
    field_order = ("text", "kind", "names", "people")


class EditForm(SeenForm):
    text = text_field(6)


class RemoveForm(forms.Form):
    """A lead says why; whoever takes away their own words need not."""

    reason = forms.CharField(
        label=_("Varför tas det bort?"),
        max_length=300,
        help_text=_("Den som skrev inlägget får läsa det."),
        error_messages={"required": _("Skriv varför. Den som skrev inlägget får läsa det.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LettersForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in OPTIONAL:
            self.fields[group.value] = forms.ChoiceField(
                label=group.label,
                choices=How.choices,
                error_messages={"required": _("Välj hur ofta du vill ha brev.")},
            )
