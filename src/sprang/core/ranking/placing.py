"""Where a text lies in the space."""

import numpy as np
from scipy.sparse import csr_array

from sprang.core.ranking.model import Document
from sprang.core.space import Space
from sprang.core.space.space import Vectors


def placed(document: Document, space: Space) -> Vectors:
    """The place of a document in the space: the one that it carries, or worked out."""
    if document.place is not None:
        return document.place
    words, worth = [], list[float]()
    for word, weight in document.weighted_words:
        words.append(word.terms)
        worth.append(weight)
    vectors, _weights = space.words(words, document.side)
    counts = csr_array(
        (np.array(worth, dtype=np.float32), np.arange(len(words)), [0, len(words)]),
        shape=(1, len(words)),
    )
    place: Vectors = space.texts(counts, vectors, document.side)[0]
    return place
