"""Where a text lies in the space."""

from sprang.core.ranking.model import Document
from sprang.core.space import Space
from sprang.core.space.space import Vectors


def placed(document: Document, space: Space) -> Vectors:
    """The place of a document in the space: the one that it carries, or worked out."""
    if document.place is not None:
        return document.place
    words = ((word.terms, weight) for word, weight in document.weighted_words)
    return space.text(words, document.side)
