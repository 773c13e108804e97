"""What may begin and what may end a Swedish compound."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Final

from sprang.core.text import hunspell

# Frequent in municipal texts, absent or unmarked in the dictionary.
_MUNICIPAL_HEADS: Final = {
    "gatu": "gata", "läs": "läsa", "el": "el", "it": "it", "app": "app", "bygg": "bygga",
    "lov": "lov", "lås": "lås", "ansöknings": "ansökan", "anmälnings": "anmälan",
}  # fmt: skip
_MUNICIPAL_TAILS: Final = frozenset(
    {"app", "bord", "bud", "data", "del", "larm", "led", "ljus", "lov", "lärare", "svinn"}
)
_LINKING: Final = "aeosu"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by the place they may take in a compound.

    heads: joint form -> dictionary form ("" when the dictionary has none of its own)
    tails: words marked as last part
    nouns: nouns without a mark, second choice on either side
    inflections: every word -> the flags of its noun inflection
    """

    heads: Mapping[str, str]
    tails: Set[str]
    nouns: Set[str]
    inflections: Mapping[str, frozenset[str]]

    def __contains__(self, word: str) -> bool:
        return word in self.inflections

    def base(self, head: str) -> str:
        """The dictionary form of a first part: "skol" -> "skola", "arbets" -> "arbete"."""
        if known := self.heads.get(head):
            return known
        stem = head[:-1] if head[-1] in _LINKING else head
        forms = (head, head + "e", head + "a", head + "me", stem, stem + "e", stem + "a")
        return next((form for form in forms if form in self.inflections), head)

    def inflects_like(self, word: str, tail: str) -> bool:
        """Whether `word` could inherit its inflection from `tail`, as compounds do.

        "matris" (-er) isn't a kind of "ris" (-et); "planet" isn't a kind of "et".
        """
        own, inherited = self.inflections[word], self.inflections.get(tail, frozenset())
        return own <= inherited or inherited <= own


@cache
def swedish() -> Lexicon:
    """The lexicon of the Swedish dictionary; read once per process, about 0.3 s."""
    rules = hunspell.joint_rules()
    heads: dict[str, str] = {}
    tails, nouns = set(_MUNICIPAL_TAILS), set[str]()
    inflections: dict[str, frozenset[str]] = {}
    for entry in hunspell.entries():
        own = "" if entry.flags & hunspell.ONLY_IN_COMPOUND else entry.word
        for joint in _joints(entry, rules):
            heads[joint] = heads.get(joint) or own
        if own:
            noun = entry.flags & hunspell.NOUN
            inflections[own] = inflections.get(own, frozenset()) | noun
            if entry.flags & hunspell.ENDS:
                tails.add(own)
            if noun and not entry.flags & hunspell.VERB:
                nouns.add(own)
    return Lexicon(heads | _MUNICIPAL_HEADS, tails, nouns, inflections)


def _joints(entry: hunspell.Entry, rules: dict[str, list[hunspell.JointRule]]) -> set[str]:
    joints = {entry.word} if entry.flags & hunspell.BEGINS else set()
    for flag in entry.flags & rules.keys():
        joints |= {joint for rule in rules[flag] if (joint := rule.apply(entry.word))}
    return joints
