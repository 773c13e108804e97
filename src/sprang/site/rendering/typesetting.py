"""Swedish and English typesetting of running text, numbers and dates. Pure functions."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

NBSP = "\u00a0"
MINUS = "\u2212"

_UNITS = "kr|tkr|mnkr|mdkr|procent|%|km|m|kg|ton|tim|min|dagar|dgr|år|st|MB|GB"
_MONTHS = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    "|jan|feb|apr|jun|jul|aug|sep|sept|okt|nov|dec"
)
_KEPT_TOGETHER = (
    (re.compile(r"(?<=\d) (?=\d{3}\b)"), NBSP),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS}|{_MONTHS})(?![\wåäö]))"), NBSP),
    (re.compile(r"\b(kl\.|t\.|i) (?=(?:\d|ex\.|dag\b|går\b|morgon\b|fjol\b|år\b))"), rf"\1{NBSP}"),
    (re.compile(r" (?=[–—] )"), NBSP),
)


def bind(text: str) -> str:
    """Keep together what a line break would tear apart: numbers, units, dates, dashes."""
    for pattern, replacement in _KEPT_TOGETHER:
        text = pattern.sub(replacement, text)
    return text


def typeset(text: str, language: str = "sv") -> str:
    """`bind`, with straight quotes and hyphens between spaces made into the language's own."""
    opening, closing = ("”", "”") if language == "sv" else ("“", "”")
    text = re.sub(r'(^|[\s(\[])"', rf"\1{opening}", text).replace('"', closing)
    return bind(re.sub(r" -(?= )", " –", text))


def number(value: int | float | Decimal, decimals: int = 0, language: str = "sv") -> str:
    """Swedish `4 887` and `−0,5`, English `4,887` and `−0.5`; the space does not break."""
    text = f"{abs(value):,.{decimals}f}"
    if language == "sv":
        text = text.translate({ord(","): NBSP, ord("."): ","})
    return MINUS + text if value < 0 and text.strip("0,. ") else text


def _words(line: str) -> list[str]:
    return line.split()


_NAMES = {
    "sv": (_words("jan feb mars april maj juni juli aug sep okt nov dec"), ("i dag", "i går")),
    "en": (_words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"), ("today", "yesterday")),
}


def when(at: datetime | date, now: datetime, language: str = "sv") -> str:
    """How long ago, as one says it: `i dag 7.40`, `i går`, `18 nov`, `18 nov 2025`."""
    months, (today, yesterday) = _NAMES[language if language in _NAMES else "sv"]
    day = at.date() if isinstance(at, datetime) else at
    if day == now.date():
        return bind(f"{today} {clock(at, language)}" if isinstance(at, datetime) else today)
    if day == now.date() - timedelta(days=1):
        return bind(yesterday)
    year = "" if day.year == now.year else f" {day.year}"
    return f"{day.day} {months[day.month - 1]}{year}".replace(" ", NBSP)


def clock(at: datetime, language: str = "sv") -> str:
    return f"{at.hour}{'.' if language == 'sv' else ':'}{at.minute:02}"


_SPELLED = {
    "sv": _words("noll en två tre fyra fem sex sju åtta nio tio elva tolv"),
    "en": _words("no one two three four five six seven eight nine ten eleven twelve"),
}


def spelled(count: int, language: str = "sv") -> str:
    """A count in words up to twelve, as running text has it; in Swedish of common gender."""
    words = _SPELLED[language if language in _SPELLED else "sv"]
    return words[count] if 0 <= count < len(words) else number(count, language=language)
