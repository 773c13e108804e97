"""Texts to learn from: single ones, and pairs that say the same in Swedish and English.

A corpus is a file with a text on each line, or JSON lines: {"text": …, "language"?: "sv"} or
{"sv": …, "en": …}; either may be packed with gzip.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sprang.core.space.aligning import aligned
from sprang.core.space.space import SIDES, Side
from sprang.core.text import Token, analyse, detect

Words = list[Token]


class Malformed(ValueError):
    """A corpus can't be used; the message says which file, which line and what was expected."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text; or, when `sv` and `en` are both there, two that say the same."""

    sv: str = ""
    en: str = ""

    @classmethod
    def of(cls, text: str, language: str | None = None) -> "Passage":
        """A single text in a language that is detected when not given; empty when foreign."""
        spoken = language or detect(text)
        return cls(**{spoken: text}) if spoken in SIDES else cls()

    @property
    def size(self) -> int:
        """Characters."""
        return len(self.sv) + len(self.en)

    @property
    def is_twin(self) -> bool:
        """Whether it says the same in both languages."""
        return bool(self.sv and self.en)

    def segments(self) -> Iterator[dict[Side, Words]]:
        """The analysed words: sentence by sentence where two texts say the same."""
        if not self.is_twin:
            side: Side = "sv" if self.sv else "en"
            yield {side: analyse(self.sv or self.en, side)}
            return
        for swedish, english in aligned(self.sv, self.en):
            yield {"sv": analyse(swedish, "sv"), "en": analyse(english, "en")}


def read(path: Path) -> Iterator[Passage]:
    """The passages of a file.

    :raises Malformed: not UTF-8, or a line of JSON lacks its text.
    """
    is_json = ".jsonl" in path.suffixes
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    place = f"{path}, line {number}"
                    yield _passage(line, place) if is_json else Passage.of(line.strip())
    except (OSError, EOFError, UnicodeDecodeError) as fault:
        raise Malformed(f"{path} can't be read as UTF-8 text: {fault}") from fault


_EXPECTED: Final = 'expected {"text": …} or {"sv": …, "en": …}'


def _passage(line: str, place: str) -> Passage:
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as fault:
        raise Malformed(f"{place}: not JSON ({fault.msg}); {_EXPECTED}.") from fault
    if isinstance(row, dict) and isinstance(row.get("text"), str):
        return Passage.of(row["text"], row.get("language"))
    if isinstance(row, dict) and all(isinstance(row.get(side), str) for side in SIDES):
        return Passage(row["sv"], row["en"])
    raise Malformed(f"{place}: {_EXPECTED}.")
