"""A corpus of two themes in two languages, small enough to learn from in a test."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from sprang.core.space import Space
from sprang.core.space.learning import Settings, learn
from sprang.core.space.passages import Passage

SWEDISH = {
    "waste": "sopor avfall papperskorg komposterare lukt råtta".split(),
    "care": "sjuksköterska patient läkare medicin undersökning journal".split(),
}
ENGLISH = {
    "waste": "garbage waste basket compost smell rodent".split(),
    "care": "nurse patient doctor medicine examination record".split(),
}
SETTINGS = Settings(dimensions=6, least=2, most=100, window=5, telling=0.1)


def passages() -> Iterator[Passage]:
    chance = random.Random(7)  # noqa: S311
    for i in range(400):
        theme = ("waste", "care")[i % 2]
        swedish = " ".join(chance.choices(SWEDISH[theme], k=8))
        english = " ".join(chance.choices(ENGLISH[theme], k=8))
        yield Passage(swedish, english if i % 4 < 2 else "")


def space(settings: Settings = SETTINGS) -> Space:
    return learn(passages(), settings)


def write(path: Path) -> Path:
    rows = [
        {"sv": each.sv, "en": each.en} if each.en else {"text": each.sv, "language": "sv"}
        for each in passages()
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def nothing() -> Space:
    """A space that knows no word, so that only words in common count."""
    import numpy as np

    zeros = np.zeros(2, dtype=np.float32)
    empty = np.zeros(0, dtype=np.float32)
    nowhere = {"sv": zeros, "en": zeros}
    return Space(nowhere, nowhere, {}, np.zeros((0, 2), dtype=np.int8), empty, empty)
