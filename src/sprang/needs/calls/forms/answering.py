"""The form that a call has built, and the one step in for a new organisation."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sprang.foundation.forms.overtaking import SeenForm
from sprang.organisations.enums import OrganisationKind
from sprang.organisations.numbers import normalise_organisation_number

from ..enums import BlockKind
from ..filling import LONGEST
from ..models import Answer, Block, Call

YES_NO = [("ja", _("Ja")), ("nej", _("Nej"))]


class AnswerForm(SeenForm):
    """One field for each block but those for files, which come and go by themselves."""

    def __init__(self, *args: Any, blocks: Sequence[Block], answer: Answer, **kwargs: Any) -> None:
        kwargs["initial"] = {each.key: shown(each, answer) for each in blocks}
        super().__init__(*args, **kwargs)
        self.blocks, self.answer = blocks, answer
        language = (get_language() or "sv")[:2]
        for block in blocks:
            if block.kind != BlockKind.FILE:
                self.fields[block.key] = field_of(block, language)

    def full_clean(self) -> None:
        """A draft may have gaps; the fields say what must be there when it is sent."""
        needed = [field for field in self.fields.values() if field.required]
        for field in needed:
            field.required = False
        super().full_clean()
        for field in needed:
            field.required = True

    def values(self) -> dict[str, Any]:
        return {
            each.key: read(each, self.cleaned_data[each.key])
            for each in self.blocks
            if each.key in self.cleaned_data
        }


def field_of(block: Block, language: str) -> forms.Field:
    said: dict[str, Any] = {"label": block.said(language), "required": block.is_required}
    said["help_text"] = block.help
    if block.kind == BlockKind.CHOICE:
        options = [("", _("Välj")), *((each, each) for each in block.options)]
        return forms.ChoiceField(choices=options, **said)
    if block.kind == BlockKind.YES_NO:
        return forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect, **said)
    longest = LONGEST[BlockKind(block.kind)]
    widget: Any = forms.TextInput()
    if block.kind == BlockKind.LONG:
        widget = forms.Textarea(attrs={"rows": 6})
    elif block.kind == BlockKind.NUMBER:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "input--num"})
    return forms.CharField(max_length=longest, widget=widget, **said)


def shown(block: Block, answer: Answer) -> Any:
    """What is kept, as the form has it."""
    value = answer.content.get(block.key, "")
    if block.kind == BlockKind.YES_NO and isinstance(value, bool):
        return "ja" if value else "nej"
    if block.kind == BlockKind.NUMBER and value != "":
        return str(value).replace(".", ",")
    return value


def read(block: Block, value: Any) -> Any:
    """What the form has, as it is kept."""
    if block.kind == BlockKind.YES_NO and value:
        return value == "ja"
    return value


class JoinForm(forms.Form):
    name = forms.CharField(
        label=_("Organisationens namn"),
        max_length=200,
        error_messages={"required": _("Skriv organisationens namn.")},
    )
    number = forms.CharField(
        label=_("Organisationsnummer"),
        max_length=20,
        help_text=_("Tio siffror, som 556703-7485."),
        error_messages={"required": _("Skriv organisationsnumret.")},
    )
    type = forms.ChoiceField(label=_("Slag"))

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["type"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind, OrganisationKind(kind).label) for kind in call.answerers]

    def clean_number(self) -> str:
        return normalise_organisation_number(self.cleaned_data["number"])
