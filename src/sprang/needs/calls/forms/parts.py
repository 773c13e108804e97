"""The form of a call, built from blocks, and the criteria."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ..enums import BlockKind
from ..models import Block, Call, Criterion


class BlockForm(forms.ModelForm[Block]):
    class Meta:
        model = Block
        fields = Block.WORDS
        error_messages = {"label": {"required": _("Skriv vad ni frågar.")}}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        choices = [part for part in cleaned.get("choices", "").split(";") if part.strip()]
        if cleaned.get("kind") == BlockKind.CHOICE and len(choices) < 2:
            raise ValidationError({"choices": _("Skriv minst två val, med semikolon emellan.")})
        return cleaned


class CriterionForm(forms.ModelForm[Criterion]):
    weight = forms.IntegerField(
        label=_("Vikt i procent"),
        min_value=1,
        max_value=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Skriv en vikt, till exempel 30."),
            "invalid": _("Skriv en vikt, till exempel 30."),
        },
    )

    class Meta:
        model = Criterion
        fields = Criterion.WORDS
        error_messages = {"name": {"required": _("Skriv vad ni bedömer.")}}


class Rows(forms.BaseFormSet[Any]):
    words: tuple[str, ...]

    def values(self) -> list[dict[str, Any]]:
        """The rows that shall stand, in their order."""
        return [
            {name: row.cleaned_data[name] for name in self.words}
            for row in self.forms
            if row.cleaned_data and not row.cleaned_data.get("DELETE")
        ]


class Blocks(Rows):
    words = Block.WORDS


class Criteria(Rows):
    words = Criterion.WORDS


BlockFormSet = cast(
    "type[Blocks]",
    forms.formset_factory(BlockForm, formset=Blocks, extra=3, max_num=40, can_delete=True),
)
CriterionFormSet = cast(
    "type[Criteria]",
    forms.formset_factory(CriterionForm, formset=Criteria, extra=2, max_num=12, can_delete=True),
)


def part_forms(words: QueryDict | None, call: Call) -> tuple[Blocks, Criteria]:
    blocks = BlockFormSet(words, initial=list(call.blocks.values(*Block.WORDS)), prefix="del")
    stands = list(call.criteria.values(*Criterion.WORDS))
    return blocks, CriterionFormSet(words, initial=stands, prefix="kriterium")
