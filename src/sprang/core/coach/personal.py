"""Personal data in a text that many will read: numbers, addresses, telephones, names."""

import re
from collections.abc import Iterator

from stdnum.se import personnummer

from .draft import Draft
from .findings import Finding, at, meet

NUMBER = re.compile(r"(?<![\d-])(?:19|20)?\d{6}[-+ ]?\d{4}(?![\d-])")
EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.\w{2,}\b")
PHONE = re.compile(
    r"(?<![\w+-])(?:\+46|0046)[ -]?\(?0?\)?[1-9](?:[ -]?\d){6,9}(?![\d-])"
    r"|(?<![\w+-])0(?:[1-9]\d{0,2})(?:-|[ ])\d{2,3}(?:[ -]?\d{2,3}){1,3}(?![\d-])"
)
NAME = re.compile(
    r"\b(?:[Ff]ru|[Hh]err|[Ff]röken|[Dd]oktor|[Dd]r\.?|[Mm]rs?\.?|[Mm]s\.?|[Mm]iss"
    r"|(?i:sjuksköterskan|undersköterskan|sköterskan|läkaren|läraren|rektorn?|handläggaren|kollegan"
    r"|kollega|eleven|brukaren|patienten|grannen|chefen|enhetschefen|vaktmästaren|chauffören"
    r"|nurse|teacher|colleague|pupil|patient|neighbour|manager)"
    r")\s+([A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖ][a-zåäöé]+)*)"
    r"(?!\w*\s+(?:gata|väg|plats|torg|skola))"
)
"""A name is told only after a title: a capital letter alone is as often a place or a company."""
COORDINATION = 60
"""Added to the day in the number of someone who is not registered as a resident."""


def personal(draft: Draft) -> Iterator[Finding]:
    fields = list(draft.filled())
    fields += [("requirements", row.what) for row in draft.requirements]
    for field, words in fields:
        numbers = (each for each in NUMBER.finditer(words) if is_number(each.group()))
        yield from (at("personal", field, match, value="number") for match in numbers)
        yield from (at("personal", field, each, 1, "name") for each in NAME.finditer(words))
    for kind, pattern in (("email", EMAIL), ("phone", PHONE)):
        yield from (_of(each, kind) for each in meet("personal", pattern, fields))


def is_number(text: str) -> bool:
    """A personal identity number or a coordination number, with its check digit right.

    The number with day plus 60 is SKV 707's samordningsnummer, which stdnum reads as no day.
    """
    digits = text.replace(" ", "-")
    return personnummer.is_valid(digits) or personnummer.is_valid(_registered(digits))


def _registered(digits: str) -> str:
    """The number as if its bearer were registered; its check digit moves with the day."""
    bare = re.sub(r"\D", "", digits)
    day = int(bare[-6:-4])
    if day <= COORDINATION or not _checks(bare[-10:]):
        return ""
    nine = f"{bare[:-6]}{day - COORDINATION:02}{bare[-4:-1]}"
    return next(f"{nine}{last}" for last in range(10) if _checks(f"{nine}{last}"[-10:]))


def _checks(ten: str) -> bool:
    """Luhn's sum of ten digits (ISO/IEC 7812-1, annex B)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(ten))
    return sum(each // 10 + each % 10 for each in doubled) % 10 == 0


def _of(finding: Finding, kind: str) -> Finding:
    return Finding(finding.rule, finding.field, finding.start, finding.end, finding.quote, kind)
