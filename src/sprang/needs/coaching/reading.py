"""What the coach reads: a need as it stands, or a form while it is being written."""

from collections.abc import Iterable, Iterator

from django.http import QueryDict

from sprang.core.coach import FIELDS, Draft, Outcome

from ..forms import LONGEST_TEXT
from ..models import Need, Requirement

MOST_ROWS = 40
ROWS = "krav"
"""What the names of the requirements' fields begin with."""


def draft_of_need(need: Need, rows: Iterable[Requirement]) -> Draft:
    words = {name: getattr(need, name) for name in FIELDS}
    outcomes = (Outcome(row.what, row.target, row.how_measured) for row in rows)
    return Draft(**words, requirements=tuple(outcomes))


def draft_of_form(words: QueryDict) -> Draft:
    """Whatever was sent: nothing is kept, so nothing need be valid."""
    told = {name: words.get(name, "")[:LONGEST_TEXT] for name in FIELDS}
    return Draft(**told, requirements=tuple(_rows(words)))


def _rows(words: QueryDict) -> Iterator[Outcome]:
    for number in range(MOST_ROWS):
        row = f"{ROWS}-{number}-"
        what = words.get(f"{row}what", "")[:LONGEST_TEXT]
        if what.strip() and not words.get(f"{row}DELETE"):
            yield Outcome(what, words.get(f"{row}target", "")[:LONGEST_TEXT])
