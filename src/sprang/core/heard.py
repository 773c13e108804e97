"""What a text already tells of a need: how often, who is affected, how it ought to be.

Word lists and patterns, not understanding: the answer is shown as help while one writes and is
never a demand. Swedish and English.
"""

import re
from dataclasses import dataclass

FREQUENCY = re.compile(
    r"\b(var(?:je|t|annan|tredje|tionde)\s+\w+|dagligen|ofta|ständigt|(?:flera|\w+)\s+gånger"
    r"(?:\s+(?:om|i|per)\s+\w+)?|om\s+(?:dagen|året)|i\s+(?:veckan|månaden)|per\s+\w+|alltid"
    r"|every\s+\w+|daily|weekly|often|always|\w+\s+times(?:\s+a\s+\w+)?)",
    re.IGNORECASE,
)
AFFECTED = re.compile(
    r"\b((?:\w*(?:boende|brukar|elev|barn|förälder|föräldr|anhörig|invånar|medborgar|patient|kund"
    r"|resenär|besökar|hyresgäst|företagar|chaufför|personal|medarbetar|kolleg|lärar|pedagog"
    r"|sköterska|sköterskor|handläggar|rektor|ungdom|äldre|nyanländ|cyklist|fotgängar|vårdtagar"
    r"|tekniker|chef|driftledar|vaktmästar)\w*)"
    r"|(?:residents?|pupils?|children|parents?|citizens?|patients?|visitors?|staff|colleagues?"
    r"|teachers?|nurses?|students?|tenants?|drivers?))\b",
    re.IGNORECASE,
)
WISH = re.compile(
    r"\b((?:vi|jag|man)\s+(?:vill|skulle|behöver|önskar|söker)[^.!?]{3,80}|borde[^.!?]{3,80}"
    r"|tänk\s+om[^.!?]{3,80}|(?:we|i)\s+(?:want|need|wish|would\s+like)[^.!?]{3,80}"
    r"|should\s[^.!?]{3,80})",
    re.IGNORECASE,
)
ENOUGH_WORDS = 6


@dataclass(frozen=True)
class Heard:
    """The words that answer each question, empty where nothing does."""

    what: str
    frequency: str
    affected: str
    wish: str


def hear(text: str) -> Heard:
    flat = " ".join(text.split())
    return Heard(
        what=_opening(flat),
        frequency=_first(FREQUENCY, flat),
        affected=_first(AFFECTED, flat),
        wish=_first(WISH, flat),
    )


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group(1).strip().lower() if found else ""


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:ENOUGH_WORDS]).rstrip(".,;:") if len(words) >= ENOUGH_WORDS else ""
