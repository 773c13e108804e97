"""Read the Swedish Hunspell dictionary that ships inside `spylls`, for its compound marks.

Its authors marked by hand which words may begin, continue and end a compound and in what
form ("återvinnings-", "skol-"); three-letter endings in particular are a chosen few.
Format: hunspell(5). Flags are single characters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

BEGINS: Final = frozenset("XU")
ENDS: Final = frozenset("Y")
ONLY_IN_COMPOUND: Final = frozenset("Z")
NOUN: Final = frozenset("ABCDEFGHI")
VERB: Final = frozenset("jmN")
_REJECTED: Final = frozenset("!%")
_NUMERALS: Final = "7"
_SUFFIX: Final = re.compile(r"^SFX\s+(\S)\s+(\S+)\s+([^\s/]*)/(\S+)\s+(\S+)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the dictionary: a lower-case word and its flags."""

    word: str
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class JointRule:
    """How a word changes when it stands first: strip an ending, add another."""

    strip: str
    add: str
    condition: re.Pattern[str]

    def apply(self, word: str) -> str | None:
        """The joint form of `word`, or None where the rule doesn't hold."""
        if not self.condition.search(word):
            return None
        return word.removesuffix(self.strip) + self.add


def entries() -> Iterator[Entry]:
    """Common words only: no names, numbers, abbreviations or forbidden words."""
    shared: dict[str, frozenset[str]] = {}
    for line in _read("sv_SE.dic").splitlines()[1:]:
        word, _, flags = line.partition("/")
        if not (word.isalpha() and word.islower()):
            continue
        marks = shared.setdefault(flags, frozenset(flags))
        if not marks & _REJECTED:
            yield Entry(word, marks)


def joint_rules() -> dict[str, list[JointRule]]:
    """The suffix rules that give first parts of compounds, by flag."""
    rules: dict[str, list[JointRule]] = {}
    for flag, strip, add, continuation, condition in _SUFFIX.findall(_read("sv_SE.aff")):
        if flag != _NUMERALS and BEGINS & set(continuation) and add != "-":
            rule = JointRule(strip.strip("0"), add.strip("0"), re.compile(condition + "$"))
            rules.setdefault(flag, []).append(rule)
    return rules


def _read(name: str) -> str:
    return (files("spylls.hunspell") / "data" / "sv" / name).read_text("utf-8")
