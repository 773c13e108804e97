"""A need and its requirements as a document that goes out with a procurement."""

from .facts import facts_of
from .pdf import as_pdf
from .word import as_docx

__all__ = ["as_docx", "as_pdf", "facts_of"]
