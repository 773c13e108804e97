"""What stands below every page of the DOCX, and which number the page has."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from .facts import Facts
from .styling import QUIET


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
