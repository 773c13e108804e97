"""Several needs in one text: each would have other people and other answers."""

import re
from collections.abc import Iterator

from .draft import Draft
from .findings import Finding, at

ANOTHER = re.compile(
    r"\b(?:ett\s+(?:helt\s+)?annat\s+(?:\w+\s+)?(?:problem|behov|bekymmer|önskemål|ärende)"
    r"|(?:(?<=[.!?]\s)|(?<=^))en\s+(?:helt\s+)?annan\s+(?:sak|fråga|önskan)"
    r"|för\s+det\s+(?:andra|tredje)\b"
    r"|(?:vi|jag)\s+(?:behöver|vill|önskar|skulle\s+vilja)\s+(?:dessutom|också|även)"
    r"|(?:dessutom|sedan|sen)\s+(?:behöver|vill|önskar)\s+(?:vi|jag)"
    r"|(?:passar|passa)\s+på\s+att|i\s+övrigt\s+(?:behöver|vill|önskar)"
    r"|another\s+(?:\w+\s+)?(?:problem|need|issue|thing)|secondly|thirdly"
    r"|(?:we|i)\s+also\s+(?:need|want|wish|would\s+like)|on\s+another\s+note)\b",
    re.IGNORECASE,
)
POINT = re.compile(r"^[ \t]*(?:[-•*–]|\d{1,2}[.)])[ \t]+\S", re.MULTILINE)
MANY_POINTS = 3


def several(draft: Draft) -> Iterator[Finding]:
    """Turns to something else, and lists of three points or more."""
    for match in ANOTHER.finditer(draft.text):
        yield at("situation.several", "text", match)
    points = list(POINT.finditer(draft.text))
    if len(points) >= MANY_POINTS:
        yield Finding("situation.several", "text", value=str(len(points)))
