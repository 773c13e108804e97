"""How the DOCX looks, and what a screen reader is told: languages, headings, page numbers."""

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from .facts import Facts

INK, QUIET = RGBColor(0x1B, 0x1B, 0x1B), RGBColor(0x55, 0x55, 0x55)
FONT = "Calibri"
SIZES = {"Heading 1": 22, "Heading 2": 15, "Heading 3": 11, "Subtitle": 11, "Normal": 11}
FROM_RIGHT = ("ar", "fa", "he", "ur", "ckb", "ps", "yi")
"""Written from the right to the left."""


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
    _language(document.styles["Normal"].element.get_or_add_rPr(), facts.language)
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


def footed(document: Any, facts: Facts) -> None:
    """What it is made of, and "Sida 1 av 3", which Word counts itself."""
    footer = document.sections[0].footer
    before, between, after = facts.page.split("{}")
    _small(footer.paragraphs[0].add_run(facts.made_of))
    numbers = footer.add_paragraph()
    for text, field in ((before, "PAGE"), (between, "NUMPAGES")):
        _small(numbers.add_run(text))
        _counted(numbers, field)
    _small(numbers.add_run(after))


def _small(run: Any) -> Any:
    run.font.size, run.font.color.rgb = Pt(8), QUIET
    return run


def _counted(paragraph: Any, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("1", ""), ("end", "")):
        run = _small(paragraph.add_run("1" if kind == "1" else ""))
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif text:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {text} "
            run._r.append(code)


def spoken(paragraph: Any, words: str, language: str, size: int = 0) -> None:
    """Words with their language; a single end of line stays one."""
    run = paragraph.add_run()
    for number, line in enumerate(words.split("\n")):
        if number:
            run.add_break()
        run.add_text(line)
    if size:
        run.font.size = Pt(size)
    _language(run._r.get_or_add_rPr(), language)
    if language in FROM_RIGHT:
        run.font.rtl = True
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _language(properties: Any, language: str) -> None:
    told = OxmlElement("w:lang")
    for each in ("w:val", "w:eastAsia", "w:bidi"):
        told.set(qn(each), {"sv": "sv-SE", "en": "en-GB"}.get(language, language))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(told)


def aired(cell: Any, before: int = 0, after: int = 0) -> None:
    """Points above and below the words of a cell."""
    form = cell.paragraphs[0].paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)


def lined(table: Any) -> None:
    """Thin and grey, so that one sees the words before the lines."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "8A8A8A")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.insert_element_before(
        borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
    )


def headed(table: Any, facts: Facts) -> None:
    """The first row is the heading, again on every page; what the table is stands beside it."""
    row = table.rows[0]
    for cell, label in zip(row.cells, facts.columns, strict=True):
        run = cell.paragraphs[0].add_run(label)
        run.bold, run.font.size = True, Pt(9)
        aired(cell, before=3, after=3)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for name, words in (("w:tblCaption", facts.heading), ("w:tblDescription", facts.help)):
        told = OxmlElement(name)
        told.set(qn("w:val"), words)
        table._tbl.tblPr.append(told)
