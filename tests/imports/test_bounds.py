"""However a file is made, reading it takes no more of the machine than a long sheet does."""

import json
import subprocess
import sys
from typing import Any

import pytest

from .breaking import HUGE, huge, ordinary
from .test_bad_files import cells, rows

MB = 1024 * 1024


def read_apart(content: bytes) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.imports.bounded"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("what", HUGE)
def test_a_small_file_that_becomes_huge_is_refused_and_fills_no_memory(what: str) -> None:
    content = huge(what, 60 * MB)
    assert len(content) < 1 * MB
    found = read_apart(content)
    assert found["told"].endswith("spara det som CSV.") or found["told"].endswith("bladet som CSV.")
    assert found["grown"] < 100, found


@pytest.mark.parametrize("what", HUGE)
def test_it_is_refused_at_once_by_how_well_a_part_is_packed(what: str) -> None:
    from sprang.foundation.imports.reading import Unreadable

    with pytest.raises(Unreadable, match="packas upp till"):
        rows(huge(what, 40 * MB), "a.xlsx")


def test_a_long_sheet_is_read_without_being_held() -> None:
    small, large = read_apart(ordinary(25_000)), read_apart(ordinary(100_000))
    assert (small["told"], large["told"]) == ("25000", "100000")
    assert large["grown"] - small["grown"] < 20, (small, large)


def test_texts_beside_the_sheet_are_read_as_they_stand() -> None:
    told = rows(ordinary(2), "a.xlsx")
    assert [(row.number, cells(row)) for row in told] == [
        (2, ("Larm 0", "0")),
        (3, ("Larm 1", "1")),
    ]
