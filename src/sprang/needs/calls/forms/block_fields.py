"""A field of an answer's form, and its value as it is filled in and as it is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import BlockKind
from ..filling import LONGEST
from ..models import Answer, Block

YES_NO = [("ja", _("Ja")), ("nej", _("Nej"))]


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
