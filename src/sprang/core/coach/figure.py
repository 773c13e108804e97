"""A figure from 0 to 100 that can be explained: what each part gives, and what each rule takes.

A part loses what its rules cost, once for each rule that found something and never below zero.
So to mend a finding never lowers the figure, whatever else stands there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .findings import Finding

Severity = Literal["stop", "weak", "hint"]
"""stop: should not be there at all. weak: nobody can answer without it. hint: makes it better."""

PARTS: dict[str, int] = {
    "situation": 15,
    "people": 18,
    "burden": 18,
    "effect": 24,
    "open": 10,
    "background": 6,
    "language": 9,
}
"""The parts in their order, with what each gives at most. The effect weighs most: without it
nobody can tell whether a solution is one."""


@dataclass(frozen=True)
class Rule:
    part: str
    cost: int
    severity: Severity


RULES: dict[str, Rule] = {
    "situation.missing": Rule("situation", 15, "weak"),
    "situation.thin": Rule("situation", 8, "hint"),
    "situation.several": Rule("situation", 7, "weak"),
    "affected.missing": Rule("people", 12, "weak"),
    "affected.loose": Rule("people", 5, "hint"),
    "how_many.missing": Rule("people", 6, "hint"),
    "frequency.missing": Rule("burden", 9, "weak"),
    "frequency.loose": Rule("burden", 4, "hint"),
    "consequence.missing": Rule("burden", 9, "weak"),
    "effect.missing": Rule("effect", 24, "weak"),
    "effect.loose": Rule("effect", 16, "weak"),
    "effect.unmeasured": Rule("effect", 10, "weak"),
    "requirement.unmeasured": Rule("effect", 4, "hint"),
    "product": Rule("open", 10, "weak"),
    "limits.missing": Rule("background", 3, "hint"),
    "tried.missing": Rule("background", 3, "hint"),
    "personal": Rule("language", 5, "stop"),
    "lix": Rule("language", 2, "hint"),
    "sentence.long": Rule("language", 1, "hint"),
    "word.official": Rule("language", 1, "hint"),
}
"""What is said first within a part stands first."""


@dataclass(frozen=True)
class Part:
    name: str
    points: int
    most: int


@dataclass(frozen=True)
class Advice:
    """`figure` is the sum of the parts' points. Findings stand with the heaviest first."""

    figure: int
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]


def weigh(findings: Iterable[Finding]) -> Advice:
    """The figure of what was found."""
    told = sorted(findings, key=weight)
    met = {each.rule for each in told}
    parts = tuple(_part(name, most, met) for name, most in PARTS.items())
    return Advice(sum(part.points for part in parts), parts, tuple(told))


def weight(finding: Finding) -> tuple[bool, int, int]:
    rule = RULES[finding.rule]
    return rule.severity != "stop", -rule.cost, list(PARTS).index(rule.part)


def _part(name: str, most: int, met: set[str]) -> Part:
    lost = sum(rule.cost for key, rule in RULES.items() if key in met and rule.part == name)
    return Part(name, max(0, most - lost), most)
