"""The letters of the sign beside a name."""

import re

_WORD = re.compile(r"[^\W\d_]\w*")


def initials(name: str) -> str:
    """Two capitals: of the first and the last word, or the first two letters of the only one.

    "Gatudriftledare, Borås" -> "GB", "Controller" -> "CO"; empty where there is no letter.
    """
    words = _WORD.findall(name)
    letters = words[0][0] + words[-1][0] if len(words) > 1 else "".join(words)[:2]
    return letters.upper()
