"""The document as DOCX, which a procurement officer can go on writing in."""

import io
import zipfile
from typing import Any

from docx import Document

from .facts import Facts
from .paging import footed
from .speaking import spoken
from .styling import styled, turned
from .tables import aired, headed, lined, sized

WIDTHS = (10, 62, 38, 22, 22, 18, 42, 47)
"""Millimetres, in the order of the columns."""
OWN = (1, 2, 3, 4, 6)
"""Columns whose words are the need's own."""
THEN = (1980, 1, 1, 0, 0, 0)


def as_docx(facts: Facts) -> bytes:
    """The same facts give the same bytes."""
    document = Document()
    styled(document, facts)
    footed(document, facts)
    _head(document, facts)
    _told(document, facts.behind, [*facts.situation, *facts.wanted], facts)
    if facts.limits:
        _told(document, facts.bounds, facts.limits, facts)
    turned(document)
    _requirements(document, facts)
    return _packed(document)


def _head(document: Any, facts: Facts) -> None:
    document.add_paragraph(f"{facts.city} · {facts.kind}", style="Subtitle")
    spoken(document.add_heading(level=1), facts.title, facts.spoken)
    table = document.add_table(rows=0, cols=2)
    for pair in facts.about:
        for cell, words in zip(table.add_row().cells, pair, strict=True):
            cell.text = words
            aired(cell, after=2)
    sized(table, (50, 112))


def _told(document: Any, heading: str, pairs: list[tuple[str, str]], facts: Facts) -> None:
    document.add_heading(heading, level=2)
    for label, words in pairs:
        document.add_heading(label, level=3)
        for part in filter(None, map(str.strip, words.split("\n\n"))):
            spoken(document.add_paragraph(), part, facts.spoken)


def _requirements(document: Any, facts: Facts) -> None:
    document.add_heading(facts.heading, level=2)
    if not facts.rows:
        document.add_paragraph(facts.none)
        return
    document.add_paragraph(facts.help)
    table = document.add_table(rows=1, cols=len(facts.columns), style="Table Grid")
    lined(table)
    headed(table, facts)
    for row in facts.rows:
        for at, (cell, words) in enumerate(zip(table.add_row().cells, row, strict=True)):
            language = facts.spoken if at in OWN else facts.language
            spoken(cell.paragraphs[0], words, language, size=9)
            aired(cell, before=3, after=3)
    sized(table, WIDTHS)


def _packed(document: Any) -> bytes:
    """Without the moment at which each part was packed, which python-docx writes down."""
    loose, packed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(packed, "w") as archive:
        for part in parts.namelist():
            entry = zipfile.ZipInfo(part, THEN)
            archive.writestr(entry, parts.read(part), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
