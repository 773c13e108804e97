"""Learn a space from passages: count, factorise, bridge the languages, round to small numbers."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

import numpy as np

from sprang.core.space import bridging, keeping
from sprang.core.space.counting import LONG, Stream, streamed
from sprang.core.space.factors import factors
from sprang.core.space.nearness import near, surprise
from sprang.core.space.passages import Passage
from sprang.core.space.space import SIDES, Side, Space, Vectors
from sprang.core.space.usual import measured
from sprang.core.space.vocabulary import Vocabulary, chosen

Tell = Callable[[str, int, int | None], None]
_TEXTS = 2000
"""Texts of each language that its mean and spread are taken over."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to learn. The defaults were measured; see docs/matching.md.

    least: a term occurs so often or is left out. most: terms that are kept at most.
    window: words on each side that count as near. smoothing: of the contexts' distribution.
    emphasis: how many times a passage counts that says the same in both languages.
    telling: a in the weight a / (a + p) of a term that is the part p of all words.
    """

    dimensions: int = 300
    seed: int = 1
    least: int = 6
    most: int = 25_000
    window: int = 10
    smoothing: float = 0.75
    emphasis: int = 4
    telling: float = 3e-4
    ridge: float = 0.05


class TooLittle(ValueError):
    """The corpus has too few words to learn anything from."""


def learn(
    passages: Iterable[Passage], settings: Settings | None = None, tell: Tell | None = None
) -> Space:
    """A space of the passages; the same for the same passages, settings and libraries.

    `tell(what, done, total)` is called along the way; total is None while it isn't known.

    :raises TooLittle: fewer than two terms occur `settings.least` times.
    """
    chosen_settings, told = settings or Settings(), tell or (lambda *_: None)
    stream = streamed(passages, chosen_settings.emphasis, lambda done: told("reading", done, None))
    vocabulary = chosen(stream, chosen_settings.least, chosen_settings.most)
    if len(vocabulary) < 2:
        raise TooLittle("There are too few words that occur often enough to learn from.")
    vectors, weights = _vectors(stream, vocabulary, chosen_settings, told)
    told("bridging", 0, 1)
    carried = bridging.bridged(stream, vocabulary, vectors, chosen_settings.ridge)
    return _space(stream, vocabulary, carried / weights[:, None], weights, chosen_settings)


def _vectors(
    stream: Stream, vocabulary: Vocabulary, settings: Settings, tell: Tell
) -> tuple[Vectors, Vectors]:
    """The vectors times their weights, and the weights."""
    numbers = vocabulary.renumbered[np.array(stream.terms, dtype=np.int32)]
    places = np.array(stream.places, dtype=np.int32)[numbers >= 0]
    counts = near(
        numbers[numbers >= 0], places, len(vocabulary), settings.window,
        lambda done, total: tell("counting", done, total),
    )  # fmt: skip
    left = factors(
        surprise(counts, settings.smoothing), settings.dimensions, settings.seed,
        lambda done, total: tell("factorising", done, total),
    )  # fmt: skip
    share = vocabulary.counts / vocabulary.counts.sum()
    weights = (settings.telling / (settings.telling + share)).astype(np.float32)
    return left * weights[:, None], weights


def _space(
    stream: Stream,
    vocabulary: Vocabulary,
    vectors: Vectors,
    weights: Vectors,
    settings: Settings,
) -> Space:
    weighted = vectors * weights[:, None]
    long: dict[Side, Vectors] = {
        side: bridging.texts(stream, _sample(stream, side), vocabulary, weighted) for side in SIDES
    }
    usual = measured(long)
    rounded, scales = keeping.quantised(vectors)
    return Space(
        rows={key: row for row, key in enumerate(vocabulary.terms)},
        vectors=rounded, scales=scales, weights=weights, means=usual.means, spreads=usual.spreads,
        about={
            "settings": asdict(settings), "characters": stream.characters,
            "terms": len(vocabulary), "twins": len(stream.twins) // settings.emphasis,
        },
    )  # fmt: skip


def _sample(stream: Stream, side: Side) -> list[list[int]]:
    """Up to `_TEXTS` texts, evenly out of all that are long enough; of all when none is."""
    own = stream.texts[side]
    long = [spans for spans in own if stream.length(spans) >= LONG] or own
    step = max(len(long) // _TEXTS, 1)
    return long[::step][:_TEXTS]
