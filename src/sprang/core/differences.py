"""What differs between two texts, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Change = Literal["same", "removed", "added"]
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Piece(NamedTuple):
    change: Change
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Pieces in order. What is not `added` makes up `before`, what is not `removed` `after`.

    Words and signs are compared whole, so that no word is half changed. The matching is
    Ratcliff and Obershelp's (1988), as difflib has it: it finds blocks that people recognise,
    rather than the fewest changes.
    """
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    return list(_joined(_pieces(old, new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for op, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        if op == "equal":
            yield Piece("same", "".join(old[i:j]))
        else:
            yield Piece("removed", "".join(old[i:j]))
            yield Piece("added", "".join(new[k:m]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """A space that alone stayed between two changes is part of them: else each word is marked."""
    waiting: list[Piece] = []
    for piece in pieces:
        if piece.change == "same" and (not waiting or piece.text.strip()):
            yield from _together(waiting)
            waiting = []
            yield piece
        elif piece.text:
            waiting.append(piece)
    yield from _together(waiting)


def _together(pieces: list[Piece]) -> Iterator[Piece]:
    for change, other in (("removed", "added"), ("added", "removed")):
        text = "".join(piece.text for piece in pieces if piece.change != other)
        if any(piece.change == change for piece in pieces):
            yield Piece(change, text)  # type: ignore[arg-type]
