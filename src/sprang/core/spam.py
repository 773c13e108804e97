"""Signs that a text from outside was sent by a program: held for a person to look at, never lost.

Each sign has a weight. One that no person gives holds by itself; those that people give too, as
many from one network at once, hold only two together: a whole school writes from one address.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

HELD_AT: Final = 2
STRONG, WEAK = 2, 1

QUICKEST: Final = 3.0
"""Seconds in which a person reads a form and fills it in."""
MANY_LINKS, SAME_TEXT, SAME_COPY, BURST, SAME_SENDER = 3, 2, 3, 10, 5
FLOOD: Final = 40
"""Mails in an hour that nobody has confirmed: each would send a letter to whoever was named."""

# no pattern looks far: a text made for it would keep one at work for hours
LINK = re.compile(
    r"https?://|\bwww\.|(?<![\w-])[\w-]{2,63}\.(?:ru|xyz|top|click|shop|biz|info)\b", re.I
)
MARKUP = re.compile(r"\[/?(?:url|link|img)\b|<\s{0,9}a\s[^<>]{0,200}href", re.I)
THROWN_AWAY = re.compile(
    r"\d{5}[^@]{0,64}@|@(?:[\w.-]{0,200}\.)?"
    r"(?:mailinator|yopmail|guerrillamail|trashmail|tempmail|temp-mail|10minutemail|sharklasers)\b",
    re.I,
)
LONGEST_WORD: Final = 60
LETTERS_ENOUGH: Final = 40


@dataclass(frozen=True)
class Sent:
    """What came, and what came beside it lately. `seconds` is None where no form was opened."""

    text: str
    email: str = ""
    trap: str = ""
    seconds: float | None = 60.0
    same_text: int = 0
    """Others, from other addresses, that say the same."""
    same_copy: int = 0
    """Others that were sent from the very same copy of the form."""
    from_network: int = 0
    """In the last hour; of a mail, which has none, all mails that nobody has confirmed."""
    from_sender: int = 0
    is_mail: bool = False
    """Anybody can write another's address in a mail: then letters would go there without end."""


class Sign(NamedTuple):
    rule: str
    weight: int


def signs(sent: Sent) -> list[Sign]:
    """Everything that speaks for a program, the heaviest first."""
    return sorted(_found(sent), key=lambda sign: -sign.weight)


def is_held(found: list[Sign]) -> bool:
    return sum(sign.weight for sign in found) >= HELD_AT


def _found(sent: Sent) -> Iterator[Sign]:
    links = len(LINK.findall(sent.text))
    met: dict[str, tuple[bool, int]] = {
        "trap": (bool(sent.trap.strip()), STRONG),
        "no_form": (sent.seconds is None, STRONG),
        "quick": (sent.seconds is not None and sent.seconds < QUICKEST, STRONG),
        "markup": (bool(MARKUP.search(sent.text)), STRONG),
        "links": (links >= MANY_LINKS, STRONG),
        "same_text": (sent.same_text >= SAME_TEXT, STRONG),
        "same_copy": (sent.same_copy >= SAME_COPY, STRONG),
        "link": (0 < links < MANY_LINKS, WEAK),
        "burst": (sent.from_network >= BURST, WEAK),
        "flood": (sent.is_mail and sent.from_network >= FLOOD, STRONG),
        "same_sender": (sent.from_sender >= SAME_SENDER, STRONG if sent.is_mail else WEAK),
        "thrown_away": (bool(THROWN_AWAY.search(sent.email)), WEAK),
        "shouting": (_shouts(sent.text), WEAK),
        "no_words": (_has_no_words(sent.text), WEAK),
    }
    yield from (Sign(rule, weight) for rule, (is_met, weight) in met.items() if is_met)


def _shouts(text: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    return len(letters) >= LETTERS_ENOUGH and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _has_no_words(text: str) -> bool:
    """One long string, or hardly a letter in it."""
    letters = sum(unicodedata.category(each).startswith("L") for each in text)
    words = text.split()
    return max(map(len, words), default=0) > LONGEST_WORD or letters * 3 < sum(map(len, words))
