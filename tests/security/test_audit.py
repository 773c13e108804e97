"""The look-up of known weaknesses says what it found, and what it could not look up."""

from typing import Any

import pytest
from tools.check import outcome, verdict

SOUND: dict[str, Any] = {"name": "django", "version": "5.2", "vulns": []}
WEAK = {"name": "old", "version": "1", "vulns": [{"id": "CVE-2026-1"}]}
UNKNOWN = {"name": "numpy", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "word", "told"),
    [
        ([SOUND], "ok", ""),
        ([SOUND, WEAK], "FAILED", "a.lock: old 1 has known weaknesses: CVE-2026-1\n"),
        ([SOUND, UNKNOWN], "left out", "a.lock: 1 of 2 packages could not be looked up.\n"),
    ],
)
def test_the_verdict_is_as_it_was_found(
    packages: list[dict[str, Any]], word: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verdict("a.lock", packages) == word
    assert capsys.readouterr().out == told


@pytest.mark.parametrize(
    ("results", "code"),
    [
        (["ok", "ok"], 0),
        (["ok", "FAILED", "left out"], 1),
        (["ok", "left out"], 2),
    ],
)
def test_what_was_not_looked_at_is_no_pass(
    results: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(results) == code
    assert ("Not everything" in capsys.readouterr().out) == (code == 2)
