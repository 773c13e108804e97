"""However a file is made, reading it takes no more of the machine than a long sheet does."""

import json
import subprocess
import sys
from typing import Any

import pytest

from .breaking import HUGE, huge, ordinary
from .test_bad_files import cells, rows

MB = 1024 * 1024


def apart(*words: str, content: bytes = b"") -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.imports.bounded", *words]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("what", HUGE)
def test_a_small_file_that_becomes_huge_is_refused_and_fills_no_memory(what: str) -> None:
    content = huge(what, 60 * MB)
    assert len(content) < 1 * MB
    found = apart("read", "a.xlsx", content=content)
    assert found["told"].endswith("spara det som CSV.") or found["told"].endswith("bladet som CSV.")
    assert found["grown"] < 100, found


@pytest.mark.parametrize("what", HUGE)
def test_it_is_refused_at_once_by_how_well_a_part_is_packed(what: str) -> None:
    from sprang.foundation.imports.reading import Unreadable

    with pytest.raises(Unreadable, match="packas upp till"):
        rows(huge(what, 40 * MB), "a.xlsx")


def lines(form: str, rows: int) -> bytes:
    if form == "xlsx":
        return ordinary(rows)
    if form == "csv":
        return b"Rubrik;Text\n" + b"".join(b"Larm %d;%d\n" % (n, n) for n in range(rows))
    return b"\n".join(b'{"Rubrik": "Larm %d", "Text": "%d"}' % (n, n) for n in range(rows))


@pytest.mark.parametrize("form", ["xlsx", "csv", "jsonl"])
def test_a_long_file_is_read_without_being_held(form: str) -> None:
    """What is asked for is the growth, beside the file itself, which the process here has got."""
    counts = (25_000, 100_000)
    found = [apart("read", f"a.{form}", content=lines(form, rows)) for rows in counts]
    assert [each["told"] for each in found] == ["25000", "100000"]
    assert found[1]["grown"] - found[0]["grown"] < 10, found


@pytest.mark.parametrize(("form", "rows"), [("xlsx", 5_000), ("csv", 40_000), ("json", 40_000)])
def test_a_long_list_is_written_without_being_held(form: str, rows: int) -> None:
    few, many = (apart("write", form, str(n)) for n in (rows, 4 * rows))
    assert int(many["told"]) > 3 * int(few["told"])
    assert many["grown"] - few["grown"] < 10, (few, many)


def test_texts_beside_the_sheet_are_read_as_they_stand() -> None:
    told = rows(ordinary(2), "a.xlsx")
    assert [(row.number, cells(row)) for row in told] == [
        (2, ("Larm 0", "0")),
        (3, ("Larm 1", "1")),
    ]
