"""What an answer holds, block by block: what can be kept, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput
from sprang.foundation.unseen import without_unseen

from .enums import BlockKind
from .models import Answer, AnswerFile, Block, Call

LONGEST = {BlockKind.SHORT: 300, BlockKind.LONG: 10_000, BlockKind.NUMBER: 20}


def kept(call: Call, answer: Answer, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the answer holds when the values have been written into it.

    :raises BadInput: by block, a value of another sort. Unknown blocks are refused.
    """
    blocks = {block.key: block for block in call.blocks.all()}
    if unknown := set(values) - set(blocks):
        raise BadInput({name: _("Det fältet finns inte.") for name in unknown})
    faults, content = {}, dict(answer.content)
    for name, value in values.items():
        block = blocks[name]
        if block.kind == BlockKind.FILE:
            continue  # files come and go by themselves
        cleaned, fault = _clean(block, value)
        faults.update({name: fault} if fault else {})
        content[name] = cleaned
    if faults:
        raise BadInput(faults)
    return content


def _clean(block: Block, value: Any) -> tuple[Any, str]:
    """The value as it is kept, and what is wrong with it."""
    if value in ("", None):
        return "", ""
    if block.kind == BlockKind.YES_NO:
        is_known = isinstance(value, bool)
        return value, "" if is_known else _("Svara ja eller nej.")
    if block.kind == BlockKind.NUMBER:
        return _number(value)
    if not isinstance(value, str):
        return "", _("Ska vara en text.")
    text = without_unseen(value.replace("\r\n", "\n")).strip()
    if block.kind == BlockKind.CHOICE:
        return text, "" if text in block.options else _("Välj bland det som finns i listan.")
    longest = LONGEST[BlockKind(block.kind)]
    too_long = _("Skriv högst %(n)s tecken.") % {"n": longest}
    return text, "" if len(text) <= longest else too_long


def _number(value: Any) -> tuple[Any, str]:
    """As people write it, "1 200,5"; kept as a number."""
    fault = _("Skriv ett tal, till exempel 85 eller 12,5.")
    if isinstance(value, bool):
        return "", fault
    plain = "".join(str(value).split()).replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return "", fault
    if not abs(number) < 1e15:
        return "", fault
    return int(number) if number.is_integer() else number, ""


def missing(call: Call, content: Mapping[str, Any]) -> dict[str, str]:
    """By block, what must be filled in before the answer can be sent."""
    return {
        block.key: _("Fyll i det här, så kan ni skicka.")
        for block in call.blocks.all()
        if block.is_required and content.get(block.key) in (None, "", [])
    }


@dataclass(frozen=True)
class Part:
    """One block of an answer, as it is read."""

    block: Block
    value: Any
    files: list[AnswerFile]

    @property
    def is_empty(self) -> bool:
        return self.value in (None, "") and not self.files


def parts(answer: Answer, content: Mapping[str, Any]) -> list[Part]:
    """Two queries, one where no file is asked for. Only the files that `content` names: what has
    been added since is a draft."""
    blocks = list(answer.call.blocks.all())
    asks_for_files = any(block.kind == BlockKind.FILE for block in blocks)
    files = {str(each.uid): each for each in answer.files.all()} if asks_for_files else {}
    return [_part(block, content.get(block.key), files) for block in blocks]


def _part(block: Block, value: Any, files: Mapping[str, AnswerFile]) -> Part:
    if block.kind == BlockKind.FILE:
        return Part(block, None, [files[uid] for uid in value or [] if uid in files])
    if block.kind == BlockKind.YES_NO and isinstance(value, bool):
        return Part(block, _("Ja") if value else _("Nej"), [])
    return Part(block, value, [])
