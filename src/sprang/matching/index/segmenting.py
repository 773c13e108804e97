"""What is in a segment, worked out from the words of its texts."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from sprang.core.ranking.model import TITLE_WEIGHT

from . import tables
from .graphs import Numbers
from .worded import Worded

GONE: Final = 0xFFFFFFFE


def arrays_of(worded: Worded, rows: Numbers, groups: NDArray[Any]) -> dict[str, NDArray[Any]]:
    counts, words = _counts(worded, rows, groups != GONE)
    by_word = counts.tocsc()
    return {
        **_table(worded, counts, words, groups),
        "words": words, "begins": by_word.indptr, "group": groups, "rows": by_word.indices,
        "lengths": np.minimum(worded.texts["terms"][rows], 0xFFFF),
        "times": np.minimum(by_word.data, 255),
    }  # fmt: skip


def table_of(worded: Worded, rows: Numbers, groups: NDArray[Any]) -> tables.Table:
    """How many of these texts have each feature."""
    counts, words = _counts(worded, rows, groups != GONE)
    return tables.Table(**_table(worded, counts, words, groups))


def _table(
    worded: Worded, counts: csr_array, words: Numbers, groups: NDArray[Any]
) -> dict[str, NDArray[Any]]:
    codes, firsts = worded.codes_of(words)
    distinct, places = np.unique(codes, return_inverse=True)
    having = _ones(counts.indices, counts.indptr, len(words))
    features = _ones(places, firsts, len(distinct))
    there = np.flatnonzero(groups != GONE)
    return tables.counted(having[there], features, distinct, groups[there])


def _counts(worded: Worded, rows: Numbers, there: NDArray[np.bool_]) -> tuple[csr_array, Numbers]:
    """How often each text has each word, and the numbers of the words."""
    numbers, firsts = worded.words_of(rows)
    lengths = np.diff(firsts)
    within = np.arange(len(numbers)) - np.repeat(firsts[:-1], lengths)
    is_title = within < np.repeat(worded.texts["title"][rows], lengths)
    counts = np.repeat(there, lengths) * np.where(is_title, TITLE_WEIGHT, 1)
    words = np.flatnonzero(np.bincount(numbers)) if len(numbers) else np.zeros(0, dtype=np.int64)
    at = np.zeros(int(words.max(initial=-1)) + 1, dtype=np.int64)
    at[words] = np.arange(len(words))
    found = csr_array((counts, at[numbers], firsts), shape=(len(rows), len(words)))
    found.sum_duplicates()
    found.eliminate_zeros()
    return found, words


def _ones(places: NDArray[Any], firsts: NDArray[Any], width: int) -> csr_array:
    ones = np.ones(len(places), dtype=np.bool_)
    return csr_array((ones, places, firsts), shape=(len(firsts) - 1, width))
