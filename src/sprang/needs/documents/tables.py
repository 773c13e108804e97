"""Tables of the DOCX: lines, air, and a heading that comes again on every page."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .facts import Facts


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


def sized(table: Any, widths: tuple[int, ...]) -> None:
    table.autofit = False
    for at, width in enumerate(widths):
        table.columns[at].width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
