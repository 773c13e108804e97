"""What nobody can answer without: whom it hits, how often, what it costs, what would be better."""

import re
from collections.abc import Iterator

from sprang.core.heard import AFFECTED, FREQUENCY, WISH

from .draft import Draft
from .findings import Finding, at

FEWEST_WORDS = 8
"""A situation in fewer is a heading."""

NUMBER = (
    r"\d|noll|(?:en|ett) (?:gång|timme|minut|dag|vecka)|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva"
    r"|tolv|tjugo|trettio|fyrtio|femtio|hundra|tusen|hälften|halver\w+"
    r"|dubbl\w+|fördubbl\w+|var (?:annan|tredje|fjärde|femte|tionde)|varannan|varje gång|aldrig"
    r"|alltid|(?:en|ett) (?:tredjedel|fjärdedel|tiondel|halv|kvart)\w*"
    r"|inte (?:fler|högre|mer|längre|sämre)|ingen(?:ting|s)?|inga|inget|alla"
    r"|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|hundreds?|thousands?|half|halved?|doubled?|never|nobody|none|no one|everyone"
    r"|every time|always"
)
MEASURED = re.compile(rf"(?<!\w)(?:{NUMBER})(?!\w)|\d|%", re.IGNORECASE)
"""A number, a share, or all or none of something: what can be seen to be so or not."""
YES_OR_NO = re.compile(r"\s*(?:ja|nej|yes|no)\b|\s*(?:uppfyllt|godkänd|approved|met)\b", re.I)


def missing(draft: Draft) -> Iterator[Finding]:
    """What is not told, or told in the running text only."""
    yield from _situation(draft)
    yield from _told("affected", draft.affected, AFFECTED, draft.text)
    if not draft.how_many.strip() and not MEASURED.search(draft.affected):
        yield Finding("how_many.missing", "how_many")
    yield from _told("frequency", draft.frequency, FREQUENCY, draft.text)
    yield from _effect(draft)
    for name in ("consequence", "limits", "tried"):
        if not getattr(draft, name).strip():
            yield Finding(f"{name}.missing", name)


def _situation(draft: Draft) -> Iterator[Finding]:
    words = len(draft.text.split())
    if not words:
        yield Finding("situation.missing", "text")
    elif words < FEWEST_WORDS:
        yield Finding("situation.thin", "text", value=str(words))


def _told(
    field: str, words: str, pattern: re.Pattern[str], text: str, name: str = ""
) -> Iterator[Finding]:
    """Nothing where the field has words; else whether the text has them."""
    if words.strip():
        return
    found = pattern.search(text)
    name = name or field
    yield at(f"{name}.loose", "text", found, 1) if found else Finding(f"{name}.missing", field)


def _effect(draft: Draft) -> Iterator[Finding]:
    """An effect, and a measure of it there or in a requirement."""
    yield from _told("wanted_effect", draft.wanted_effect, WISH, draft.text, "effect")
    vague = [row for row in draft.requirements if not is_measured(row.target)]
    has_measure = len(vague) < len(draft.requirements)
    if draft.wanted_effect.strip() and not (is_measured(draft.wanted_effect) or has_measure):
        yield Finding("effect.unmeasured", "wanted_effect", quote=draft.wanted_effect.strip())
    for row in vague[:1]:
        yield Finding("requirement.unmeasured", "requirements", quote=row.what, value=row.target)


def is_measured(words: str) -> bool:
    """Whether anybody could say afterwards if it came true."""
    return bool(MEASURED.search(words) or YES_OR_NO.match(words))
