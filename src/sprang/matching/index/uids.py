"""The uids of texts as numbers, and words that have numbers of their own."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

_LOW: Final = (1 << 64) - 1
_UUID: Final = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_IS_UUID: Final = re.compile(_UUID).fullmatch
_ARE_UUIDS: Final = re.compile(f"(?:{_UUID})*").fullmatch


class Names:
    """Words and their numbers. They only become more: a number is never another word's."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.words = list(known)
        self.numbers = {word: number for number, word in enumerate(self.words)}

    def number(self, word: str) -> int:
        if word not in self.numbers:
            self.numbers[word] = len(self.words)
            self.words.append(word)
        return self.numbers[word]

    def numbers_of(self, words: Sequence[str]) -> list[int]:
        for word in dict.fromkeys(words):
            self.number(word)
        return [self.numbers[word] for word in words]


def key_of(uid: str, names: Names) -> tuple[int, int]:
    if _IS_UUID(uid):
        number = int(uid.replace("-", ""), 16)
        if high := number >> 64:
            return high, number & _LOW
    return 0, names.number(uid)


def keys_of(uids: Sequence[str], names: Names) -> NDArray[np.uint64]:
    """The two numbers of each: a row for each uid."""
    together = "".join(uids)
    if len(together) == 36 * len(uids) and _ARE_UUIDS(together):  # all at once: many are written
        found = np.frombuffer(bytes.fromhex(together.replace("-", "")), dtype=">u8")
        if found[::2].all():
            return found.astype(np.uint64).reshape(-1, 2)
    return np.array([key_of(uid, names) for uid in uids], dtype=np.uint64).reshape(-1, 2)


def uid_of(high: int, low: int, words: Sequence[str]) -> str:
    if not high:
        return words[low]
    told = f"{high:016x}{low:016x}"  # `str(UUID(…))` takes three times as long, for hundreds
    return f"{told[:8]}-{told[8:12]}-{told[12:16]}-{told[16:20]}-{told[20:]}"
