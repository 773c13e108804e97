"""The form that a call has built."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import get_language

from sprang.foundation.forms.overtaking import SeenForm

from ..enums import BlockKind
from ..models import Answer, Block
from .block_fields import field_of, read, shown


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
