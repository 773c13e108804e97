"""The catalogue of English: gathered from the sources, kept as text, compiled when installed.

Swedish is the source language: what stands in code and templates is what a Swede reads. GNU
gettext is not needed: Babel reads and writes the catalogue.

    python -m sprang.site.messages gather    bring the catalogue up to date with the sources
    python -m sprang.site.messages compile   make the binary catalogue that Django reads
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCES = Path(__file__).resolve().parent.parent
CATALOGUE = SOURCES / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = dict.fromkeys(
    ("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy")
)
CALL = re.compile(r"\b(?:_|gettext|ngettext)\(")
Message = str | tuple[str, str]
"""A string, or singular and plural."""


def sources() -> Iterator[Message]:
    """Every string that a person may read, in code and templates."""
    for file in sorted(SOURCES.rglob("*.py")):
        if "migrations" not in file.parts:
            yield from in_code(file.read_bytes())
    for file in sorted([*SOURCES.rglob("*.html"), *SOURCES.rglob("*.txt")]):
        if "templates" in file.parts:
            yield from in_template(file.read_text())


def in_code(code: bytes) -> Iterator[Message]:
    calls = extract_python(io.BytesIO(code), KEYWORDS, [], {"encoding": "utf-8"})
    for _line, function, found, _comments in calls:
        texts = [str(text) for text in (found if isinstance(found, tuple) else (found,)) if text]
        if texts:
            yield (texts[0], texts[1]) if str(function).startswith("ngettext") else texts[0]


def in_template(template: str) -> Iterator[Message]:
    """Django turns a template into calls among filler; each call is read as Python."""
    code = templatize(template)
    for start in CALL.finditer(code):
        texts = _texts(code, start.start())
        if texts:
            yield (texts[0], texts[1]) if len(texts) > 1 else texts[0]


def _texts(code: str, start: int) -> list[str]:
    """The strings of the call that begins at `start`, however many brackets stand inside them."""
    end = code.find(")", start)
    while end != -1:
        try:
            call = ast.parse(code[start : end + 1], mode="eval").body
        except SyntaxError:
            end = code.find(")", end + 1)
            continue
        assert isinstance(call, ast.Call)
        return [str(arg.value) for arg in call.args if isinstance(arg, ast.Constant)]
    return []


def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def gathered() -> Catalog:
    """The sources' strings with the English that the catalogue has for them."""
    known, fresh = catalogue() if CATALOGUE.exists() else Catalog(locale="en"), _empty()
    for message in sources():
        singular = message if isinstance(message, str) else message[0]
        had = known.get(singular)
        fresh.add(message, string=had.string if had and _fits(had.string, message) else None)
    return fresh


def _fits(string: object, message: Message) -> bool:
    return isinstance(string, str) == isinstance(message, str)


def _empty() -> Catalog:
    # A fixed date: gathering twice must give the same file.
    day = datetime(2026, 1, 1, tzinfo=UTC)
    catalog = Catalog(locale="en", project="Språng", creation_date=day, revision_date=day)
    catalog.header_comment = "# English for Språng. Swedish is the source language."
    return catalog


def missing(catalog: Catalog) -> list[str]:
    """What has no English."""
    return [str(each.id) for each in catalog if each.id and not _whole(each.string)]


def _whole(string: object) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def gather() -> int:
    catalog = gathered()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalog, no_location=True, sort_output=True, width=100)
    lacking = missing(catalog)
    sys.stderr.write("".join(f"No English: {text}\n" for text in lacking))
    return 1 if lacking else 0


def compile_() -> int:
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue())
    return 0


if __name__ == "__main__":
    verbs = {"gather": gather, "compile": compile_}
    if sys.argv[1:] not in [[name] for name in verbs]:
        sys.exit(__doc__)
    sys.exit(verbs[sys.argv[1]]())
