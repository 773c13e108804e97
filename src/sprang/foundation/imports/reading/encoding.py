"""Which encoding a text file has. Nobody knows it of their own file, so nobody is asked."""

import codecs
from collections import Counter
from collections.abc import Set
from typing import IO

import charset_normalizer
from django.utils.translation import gettext as _

from .rows import Unreadable

CHUNK = 256 * 1024
NORDIC = frozenset("åäöÅÄÖéÉüÜøØæÆ–”’")
WESTERN = NORDIC | frozenset("áàâãçèêëíîïñóòôõúùûßÁÀÂÃÇÈÊËÍÎÏÑÓÒÔÕÚÙÛ¿¡ºª«»€£§°")
OLD = ("cp1252", "cp850", "mac_roman")
"""What Windows, DOS and Mac have saved Swedish text as, the likeliest first."""

UNWRITTEN = bytes({*range(32)} - {*b"\t\n\r\f\x1b"})
MANY = 20
"""Old systems leave a sign that is none here and there; one in twenty is no text."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(stream: IO[bytes]) -> str:
    """The name of a codec that reads the whole stream.

    :raises Unreadable: the bytes are not text.
    """
    start = stream.read(CHUNK)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    if start.count(0) * MANY > len(start):
        return _without_mark(start)
    if sum(map(start.count, UNWRITTEN)) * MANY > len(start):
        raise Unreadable(no_text())
    odd = _first_odd_chunk(stream, start)
    return "utf-8" if odd is None else _old_encoding(odd)


def no_text() -> str:
    return _("Filen är ingen text, vad den än heter. Spara kalkylbladet som CSV eller XLSX.")


def _without_mark(start: bytes) -> str:
    """UTF-16 that does not say so: every second byte of Western text is zero."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) * 3 < len(start) or min(even, odd) * 10 > max(even, odd):
        raise Unreadable(no_text())
    return "utf-16-le" if odd > even else "utf-16-be"


def _first_odd_chunk(stream: IO[bytes], start: bytes) -> bytes | None:
    """The first piece that is not UTF-8, or None where all of it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk = start
    while chunk:
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            return chunk
        chunk = stream.read(CHUNK)
    return None


def _old_encoding(sample: bytes) -> str:
    """The encoding that makes the odd bytes into the letters of our neighbours' languages.

    Guessing by letter statistics takes short Swedish texts for Mac or DOS files, so the letters
    themselves decide; the statistics get what has none of them.
    """
    odd = Counter(byte for byte in sample if byte > 127)
    for letters in (NORDIC, WESTERN):
        shares = {name: _share(odd, name, letters) for name in OLD}
        best = max(shares, key=shares.__getitem__)
        if shares[best] >= 0.5:
            return best
    guess = charset_normalizer.from_bytes(sample).best()
    return guess.encoding if guess else OLD[0]


def _share(odd: Counter[int], encoding: str, letters: Set[str]) -> float:
    hits = sum(n for byte, n in odd.items() if bytes([byte]).decode(encoding, "replace") in letters)
    return hits / odd.total()
