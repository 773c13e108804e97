"""The document as a tagged PDF (PDF/UA-1), with typst.

What people wrote goes in as JSON, which the template reads as text: there is no way to write
markup. Only the fonts that come with typst are used, so that every machine makes the same file.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from .facts import Facts

TEMPLATE = Path(__file__).with_name("data") / "kravbilaga.typ"
TRIES = 3
UNDRAWN = "□"
_REPORTED = re.compile(r"the text `\"((?:\\.|[^\"\\])*)\"` could not be displayed")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_DRAWN = re.compile("[^\n -~\u00a0-\u017f\u2010-\u2026\u20ac□]")
"""All but what the fonts certainly have."""


def as_pdf(facts: Facts) -> bytes:
    """The same facts give the same bytes. Signs that no font has become □, and a line says so."""
    values = asdict(facts) | {"at": facts.at.date().isoformat(), "note": ""}
    for _try in range(TRIES):
        try:
            return _made(values, facts)
        except typst.TypstError as error:
            undrawn = sorted(_undrawn(error), key=len, reverse=True)
            if not undrawn:
                break
            values = _replaced(values, re.compile("|".join(map(re.escape, undrawn))))
    return _made(_replaced(values, _DRAWN), facts)


def _made(values: dict[str, Any], facts: Facts) -> bytes:
    return typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={"data": json.dumps(values, default=str)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=int(facts.at.timestamp()),
    )


def _undrawn(error: Any) -> Iterator[str]:
    """PDF/UA-1 takes no sign without a picture; typst tells them all at once."""
    for found in _REPORTED.findall(error.diagnostic or error.message):
        yield _ESCAPE.sub(lambda each: chr(int(each[1], 16)) if each[1] else each[2], found)


def _replaced(values: dict[str, Any], undrawn: re.Pattern[str]) -> dict[str, Any]:
    note = _("Tecken som typsnitten saknar står som □. Hela texten finns på behovets sida.")
    return {name: _without(value, undrawn) for name, value in values.items()} | {"note": note}


def _without(value: Any, undrawn: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return undrawn.sub(UNDRAWN, value)
    return [_without(each, undrawn) for each in value] if isinstance(value, list | tuple) else value
