"""Okapi BM25 (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework).

Inverse document frequency in the form that is never negative, ln(1 + (N - n + ½) / (n + ½)).
"""

import math
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

Values = TypeVar("Values", float, NDArray[np.float64])

K1: Final = 1.2
B: Final = 0.75


def rarity(document_frequency: int, documents: int) -> float:
    """Inverse document frequency in nats. A background may know a feature too well: clamp."""
    known = min(document_frequency, documents)
    return math.log(1 + (documents - known + 0.5) / (known + 0.5))


def saturation(frequency: Values, length: Values, mean_length: float) -> Values:
    """What `frequency` occurrences give in a document of `length`, from 0 up to K1 + 1.

    `frequency` and `length` are numbers, or arrays with one place for each document.
    """
    return frequency * (K1 + 1) / (frequency + K1 * pivot(length, mean_length))


def pivot(length: Values, mean_length: float) -> Values:
    """How a document's length weighs: 1 for one of the mean length, more for a longer."""
    return 1 - B + B * length / (mean_length or 1.0)
