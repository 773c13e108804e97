"""Words in the DOCX with their language, for whoever hears them read."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

FROM_RIGHT = ("ar", "fa", "he", "ur", "ckb", "ps", "yi")
"""Written from the right to the left."""


def spoken(paragraph: Any, words: str, language: str, size: int = 0) -> None:
    """Words with their language; a single end of line stays one."""
    run = paragraph.add_run()
    for number, line in enumerate(words.split("\n")):
        if number:
            run.add_break()
        run.add_text(line)
    if size:
        run.font.size = Pt(size)
    say_language(run._r.get_or_add_rPr(), language)
    if language in FROM_RIGHT:
        run.font.rtl = True
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def say_language(properties: Any, language: str) -> None:
    told = OxmlElement("w:lang")
    for each in ("w:val", "w:eastAsia", "w:bidi"):
        told.set(qn(each), {"sv": "sv-SE", "en": "en-GB"}.get(language, language))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(told)
