"""Names as people write them, out of registers that shout, abbreviate and spell them out."""

import re

from sprang.core.sweden import MUNICIPALITIES
from sprang.foundation.imports.cleaning import bare


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


SMALL = listed("i och av på för till vid från med under den det de of and for o")
INITIALS = listed("AB HB KB EF IT VVS VA EL HVB LSS IKEA ABB IBM AFRY USB UAB OY AS NV SE SA")
_MUNICIPALITIES = {
    part for place in MUNICIPALITIES for part in re.split(r"[ -]", place.name.casefold())
}
_OTHERS = listed(
    "sverige sveriges blekinge gotland skåne norrland hälsingland värmland västmanland "
    "ångermanland studsvik barsebäck svea göta"
)
PLACES = frozenset(name + ending for name in _MUNICIPALITIES | _OTHERS for ending in ("", "s"))
_FORM = re.compile(
    r"\b(?:aktiebolaget|aktiebolag|ab|publ|handelsbolag|hb|kommanditbolag|kb|ek f[oö]r)\b"
)
_LIMITED = re.compile(r"\baktiebolag(?:et)?\b", re.IGNORECASE)
_VOWEL = re.compile(r"[AEIOUYÅÄÖÉÜ]")


def key_of(name: str) -> str:
    """Equal for spellings of one company: "AKTIEBOLAGET ILMONTE", "Ilmonte AB (publ)"."""
    return " ".join(_FORM.sub(" ", bare(name)).split()) or bare(name)


def company(name: str) -> str:
    """ "JOHNSSONS BYGG I BORÅS AKTIEBOLAG" -> "Johnssons Bygg i Borås AB"."""
    name = " ".join(_LIMITED.sub("AB", name).split())
    if not name.isupper():
        return name
    return " ".join(_word(word, first=not at) for at, word in enumerate(name.split(" ")))


def _word(word: str, *, first: bool) -> str:
    if word.casefold() in SMALL and not first:
        return word.lower()
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", lambda found: _cased(found.group()), word)


def _cased(letters: str) -> str:
    """Initials stay as they are: known ones, and whatever can't be said aloud."""
    is_initials = letters in INITIALS or (len(letters) < 5 and not _VOWEL.search(letters))
    return letters if is_initials or len(letters) == 1 else letters.capitalize()


def authority(name: str) -> str:
    """ "FÖRVALTNINGSRÄTTEN I FALUN" -> "Förvaltningsrätten i Falun"."""
    if not name.isupper():
        return name
    words = [
        word.capitalize() if word.casefold() in PLACES else word.lower() for word in name.split()
    ]
    return words[0][:1].upper() + " ".join(words)[1:]
