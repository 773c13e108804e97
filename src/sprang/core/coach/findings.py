"""What a rule found, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import Match, Pattern

MOST_OF_A_RULE = 3
"""Of one kind: more would be a list of errors, and the first ones tell what it is about."""


@dataclass(frozen=True)
class Finding:
    """`start` and `end` are characters of the field's text; both 0 where it is about all of it.

    `quote` is what stands there, `value` what the rule worked out: a LIX value, a number of words,
    or a plainer word.
    """

    rule: str
    field: str
    start: int = 0
    end: int = 0
    quote: str = ""
    value: str = ""


def at(rule: str, field: str, match: Match[str], group: int = 0, value: str = "") -> Finding:
    """A finding at what a pattern met."""
    start, end = match.span(group)
    return Finding(rule, field, start, end, match.group(group), value)


def meet(rule: str, pattern: Pattern[str], fields: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """A finding wherever the pattern meets the words of a field."""
    for field, words in fields:
        yield from (at(rule, field, match) for match in pattern.finditer(words))


def few(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first ones of each rule, each thing said once."""
    said: dict[str, set[str]] = {}
    for each in findings:
        known, words = said.setdefault(each.rule, set()), each.quote.lower()
        if words not in known and len(known) < MOST_OF_A_RULE:
            known.add(words)
            yield each
