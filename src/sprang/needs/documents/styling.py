"""How the DOCX looks, and what a screen reader is told: languages, headings, page numbers."""

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from .facts import Facts
from .speaking import say_language

INK, QUIET = RGBColor(0x1B, 0x1B, 0x1B), RGBColor(0x55, 0x55, 0x55)
FONT = "Calibri"
SIZES = {"Heading 1": 22, "Heading 2": 15, "Heading 3": 11, "Subtitle": 11, "Normal": 11}


def styled(document: Any, facts: Facts) -> None:
    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), QUIET if name == "Subtitle" else INK
        style.font.name, style.font.italic = FONT, False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for each in list(fonts.attrib):
            if each.endswith("Theme"):
                del fonts.attrib[each]
        for each in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(each), FONT)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(10)
    say_language(document.styles["Normal"].element.get_or_add_rPr(), facts.language)
    _described(document.core_properties, facts)
    _papered(document.sections[0])


def _described(properties: Any, facts: Facts) -> None:
    """What python-docx's own empty document says of itself is not ours."""
    properties.title = f"{facts.kind} {facts.reference}: {facts.title}"[:255]
    properties.author, properties.last_modified_by = facts.city[:255], ""
    properties.subject, properties.comments = facts.reference, facts.made_of[:255]
    properties.language, properties.revision = facts.language, 1
    properties.created = properties.modified = facts.at.replace(tzinfo=None, microsecond=0)


def _papered(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin, section.bottom_margin = Mm(24), Mm(24)


def turned(document: Any) -> None:
    """A section of its own on the broad side, for the table."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
