"""What a cluster is about, in the words that tell it from everything else.

By the log-likelihood ratio of how many texts have the word, inside and outside: T. Dunning,
"Accurate Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19
(1993). Unlike TF-IDF it doesn't prefer a word that one text says and nobody else.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

Text = Mapping[str, str]
"""The stems of a text, each with a form of the word that somebody has written."""

LEAST: Final = 2
"""Texts of a cluster that must have a word for it to name them."""


@dataclass(frozen=True, slots=True)
class Telling:
    """:ivar word: as most have written it. :ivar texts: how many of the cluster's have it.
    :ivar weight: the log-likelihood ratio; above 10.8 is chance once in a thousand."""

    word: str
    texts: int
    weight: float


def telling(
    cluster: Sequence[Text], outside: Mapping[str, int], texts_outside: int, most: int = 3
) -> list[Telling]:
    """The words that are commoner in the cluster than elsewhere; the most telling first.

    :param outside: stem -> number of texts outside the cluster that have it.
    :raises ValueError: a stem is said to be in more texts than there are.
    """
    inside = Counter(stem for text in cluster for stem in text)
    found = []
    for stem, count in inside.items():
        beyond = outside.get(stem, 0)
        if beyond > texts_outside:
            raise ValueError(f"{stem} is in {beyond} of {texts_outside} texts.")
        if count >= LEAST and count * texts_outside > beyond * len(cluster):
            weight = surprise(count, len(cluster), beyond, texts_outside)
            found.append(Telling(_written(stem, cluster), count, weight))
    return sorted(found, key=lambda one: (-one.weight, -one.texts, one.word))[:most]


def surprise(inside: int, texts_inside: int, beyond: int, texts_beyond: int) -> float:
    """The log-likelihood ratio that a word is as common inside as beyond; 0 where it is."""
    every, all_texts = inside + beyond, texts_inside + texts_beyond
    apart = _likelihood(inside, texts_inside) + _likelihood(beyond, texts_beyond)
    together = _likelihood(every, all_texts)
    # by rounding it may be a hair below 0
    return max(0.0, 2 * (apart - together))


def _likelihood(count: int, of: int) -> float:
    """Of so many among so many, when the chance is just what was seen."""
    without = of - count
    return sum(n * log(n / of) for n in (count, without) if n)


def _written(stem: str, cluster: Iterable[Text]) -> str:
    forms = Counter(text[stem] for text in cluster if stem in text)
    return min(forms, key=lambda form: (-forms[form], len(form), form))
