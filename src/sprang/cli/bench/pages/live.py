"""Matches while one writes, with many who write at once: how long each waits for an answer."""

import random
import threading
import time
from collections.abc import Mapping
from statistics import median, quantiles
from typing import Any, Final

from . import asking
from .words import texts

WRITERS: Final = 20
ROLE: Final = "member"
PAUSE: Final = (0.5, 3.0)
"""Seconds between two pauses in which a page asks: nobody asks at each key."""
WARM_UP: Final = 8.0
"""Seconds in which one writes alone: the server may just have started."""
STEP: Final = 6
"""Words that are new at each question, from a first line to a whole need."""
TOKEN: Final = "a" * 32
"""Any that is as long as Django's: what it proves is that cookie and form agree."""


def measured(house: Mapping[str, Any], port: int, seconds: float) -> dict[str, Any]:
    """Milliseconds from question to answer, over all writers."""
    path = next(each["path"] for each in house["pages"] if each["page"] == "platform-start")
    cookie = house["cookies"].get(ROLE, "")
    took: list[float] = []
    _write(WRITERS, port, path, cookie, time.monotonic() + WARM_UP, [])
    until = time.monotonic() + seconds
    writers = [
        threading.Thread(target=_write, args=(number, port, path, cookie, until, took))
        for number in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    high = quantiles(took, n=20)[-1]
    return {"writers": WRITERS, "asked": len(took), "median_ms": median(took), "p95_ms": high}


def _write(number: int, port: int, path: str, cookie: str, until: float, took: list[float]) -> None:
    dice, line = random.Random(number), asking.Connection(port)  # noqa: S311  the same each time
    for _title, text in texts(10_000, seed=1000 + number):
        words = text.split()
        for many in range(STEP, len(words), STEP):
            time.sleep(dice.uniform(*PAUSE))
            if time.monotonic() > until:
                line.close()
                return
            sent = {"text": " ".join(words[:many])}
            asked = asking.posted(f"{path}traffar/", sent, cookie, TOKEN)
            took.append(1000 * asking.took(line, asked))
