"""Carry English onto the Swedish axes, by pieces of text that say the same.

One factorisation of both languages leaves each with axes of its own where they share few
texts. A linear map, found by ridge regression from the English to the Swedish side of all
twins, brings them together (Mikolov, Le and Sutskever 2013, Exploiting Similarities).
"""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from sprang.core.space.counting import Stream
from sprang.core.space.nearness import Matrix
from sprang.core.space.space import Vectors
from sprang.core.space.usual import units
from sprang.core.space.vocabulary import Vocabulary


def texts(
    stream: Stream, wanted: Sequence[Sequence[int]], vocabulary: Vocabulary, vectors: Vectors
) -> Vectors:
    """The sum of the vectors of the terms in the spans of each text, length 1 (or zeros)."""
    if not wanted:
        return np.zeros((0, vectors.shape[1]), dtype=np.float32)
    alone = vocabulary.renumbered[np.array(stream.alone, dtype=np.int32)]
    pieces = [np.concatenate([alone[slice(*stream.spans[each])] for each in spans])
              for spans in wanted]  # fmt: skip
    pieces = [piece[piece >= 0] for piece in pieces]
    starts = np.concatenate(([0], np.cumsum([len(piece) for piece in pieces])))
    columns = np.concatenate(pieces)
    ones = np.ones(len(columns), dtype=np.float32)
    counts: Matrix = sparse.csr_matrix((ones, columns, starts), (len(wanted), len(vocabulary)))
    return units(counts @ vectors)


def bridged(stream: Stream, vocabulary: Vocabulary, vectors: Vectors, ridge: float) -> Vectors:
    """`vectors` (weighted) with the English rows carried over; unchanged without twins."""
    ours, theirs = [[one] for one, _ in stream.twins], [[other] for _, other in stream.twins]
    swedish = texts(stream, ours, vocabulary, vectors).astype(np.float64)
    english = texts(stream, theirs, vocabulary, vectors).astype(np.float64)
    gram = english.T @ english
    if not gram.any():
        return vectors
    gram += ridge * np.trace(gram) / len(gram) * np.eye(len(gram))
    across = np.linalg.solve(gram, english.T @ swedish).astype(np.float32)
    is_english = np.array([side == "en" for side, _ in vocabulary.terms])
    carried = vectors.copy()
    carried[is_english] = vectors[is_english] @ across
    return carried
