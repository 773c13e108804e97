"""What the coach says about one need: the figure, what it is made of, and what to mend first."""

from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sprang.core.coach import RULES, Draft, Finding, Part, Severity, review

from ..models import label_of
from .words import PARTS, WORDS

SHOWN = 3
"""Findings at a time: who has mended these sees the next."""
LONGEST_QUOTE = 70
REQUIREMENTS = "requirements"


class Tip(NamedTuple):
    rule: str
    severity: Severity
    field: str
    """The field it is about: a column of the need, or `requirements`."""
    label: str
    anchor: str
    start: int
    end: int
    quote: str
    said: str
    reason: str
    example: str


class Share(NamedTuple):
    name: str
    label: str
    points: int
    most: int

    @property
    def width(self) -> int:
        """Per cent of what the part can give."""
        return round(100 * self.points / self.most)


class Told(NamedTuple):
    figure: int
    parts: list[Share]
    tips: list[Tip]

    @property
    def first(self) -> list[Tip]:
        return self.tips[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.tips) - SHOWN)


def tell(draft: Draft) -> Told:
    """The coach's advice in the reader's language."""
    advice = review(draft)
    parts = [_share(part) for part in advice.parts]
    return Told(advice.figure, parts, [_tip(finding) for finding in advice.findings])


def _share(part: Part) -> Share:
    return Share(part.name, str(PARTS[part.name]), part.points, part.most)


def _tip(finding: Finding) -> Tip:
    words, rule = WORDS[finding.rule], RULES[finding.rule]
    quote = Truncator(" ".join(finding.quote.split())).chars(LONGEST_QUOTE)
    is_row = finding.field == REQUIREMENTS
    return Tip(
        finding.rule,
        rule.severity,
        finding.field,
        _("Kraven") if is_row else label_of(finding.field),
        "kraven-r" if is_row else f"id_{finding.field}",
        *(finding.start, finding.end, finding.quote),
        str(words.said) % {"quote": quote, "value": finding.value},
        str(words.reason),
        str(words.example),
    )
