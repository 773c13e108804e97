"""Several threads ask one state of the index: what one forgets, another may be about to read."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sprang.matching.index import EVERYTHING, Generation, Reach, Writer, counted
from sprang.matching.index.clauses import ANY
from sprang.matching.index.coded import Coded
from sprang.matching.index.narrowing import MASKS, Narrowing
from sprang.matching.index.opening import Opened
from sprang.matching.index.searching import Snapshot


class Forgetful(dict[Any, Any]):
    """Another thread takes its turn as soon as it was looked whether something is there."""

    def __contains__(self, key: object) -> bool:
        found = super().__contains__(key)
        self.clear()
        return found


def narrowing(masks: dict[Any, Any]) -> Narrowing:
    few = np.arange(3)
    names = {"public": 0, "room:1": 1, "need": 2}
    return Narrowing(
        kinds=Coded(names, np.full(3, 2, dtype=np.uint32)),
        audiences=Coded(names, np.array([0, 1, 0], dtype=np.uint32)),
        platforms=few, is_open=few > 0, masks=masks,
    )  # fmt: skip


def test_a_mask_that_another_thread_forgot_is_worked_out() -> None:
    among, public = narrowing(Forgetful()), Reach(frozenset({"public"}))
    for _ in range(2):
        assert among.mask(public, ANY).tolist() == [True, False, True]


def test_few_masks_are_kept() -> None:
    among = narrowing({})
    for number in range(2 * MASKS):
        among.mask(Reach(frozenset({f"room:{number}"})), ANY)
    assert len(among.masks) == MASKS


def test_a_frequency_that_was_learned_stays_with_who_learned_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generation = Generation(tmp_path)
    with Writer(generation):
        pass
    now = Snapshot(Opened(generation, (0, 0), generation.places()))
    one = now.statistics(EVERYTHING)
    one.learn([("terms", "hiss")])
    monkeypatch.setattr(counted, "MOST_KNOWN", 0)
    now.statistics(EVERYTHING)
    assert one._known == {("terms", "hiss"): 0}
