"""Bring text to one form, and remember where each character came from.

Å, ä and ö are letters of their own in Swedish and are never folded to a and o.
"""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_DROPPED = dict.fromkeys(map(ord, "'’‘ʼ`´\u00ad\u200b\u200c\u200d\ufeff"))
_NEEDS_MAPPING = re.compile(r"[&'’‘ʼ`´\u00ad\u200b-\u200d\ufeff\u0300-\u036f]")
_CLUSTER = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});|.[\u0300-\u036f]*", re.S
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text with the original span `[starts[i], ends[i])` of each character."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original character offsets of the normalised slice `[start, end)`."""
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> str:
    """NFC and lower case; HTML entities decoded, apostrophes and soft hyphens removed."""
    composed = unicodedata.normalize("NFC", html.unescape(text))
    return unicodedata.normalize("NFC", composed.lower().translate(_DROPPED))


def normalise_with_offsets(text: str) -> Normalised:
    """Like `normalise`, cluster by cluster, with a way back to the original text."""
    lowered = text.lower()
    if len(lowered) == len(text) and not _NEEDS_MAPPING.search(text):
        return Normalised(lowered, range(len(text)), range(1, len(text) + 1))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        for character in normalise(cluster.group()):
            characters.append(character)
            starts.append(cluster.start())
            ends.append(cluster.end())
    return Normalised("".join(characters), starts, ends)
