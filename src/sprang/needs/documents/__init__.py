"""A need and its requirements as a document that goes out with a procurement.

What makes them is loaded when somebody asks for one: typst is thirty megabytes, which every start
would pay.
"""

from .facts import Facts, facts_of

__all__ = ["as_docx", "as_pdf", "facts_of"]


def as_pdf(facts: Facts) -> bytes:
    from .pdf import as_pdf as made

    return made(facts)


def as_docx(facts: Facts) -> bytes:
    from .word import as_docx as made

    return made(facts)
