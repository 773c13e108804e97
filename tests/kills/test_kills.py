"""A short trial on each run of the tests; the long one is `python -m tests.kills --kills 200`."""

import json
import os
import subprocess
import sys

import pytest

KILLS = 6


@pytest.fixture
def told(server: str) -> dict[str, object]:
    """In a process of its own: nothing of the test's own settings."""
    which = "postgresql" if server else "sqlite"
    arguments = ["--kills", str(KILLS), "--database", which, "--rows", "250", "--seconds", "200"]
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.kills", *arguments],
        env={**environment, "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        timeout=500,
    )
    assert run.stdout, run.stderr
    answer: dict[str, object] = json.loads(run.stdout)
    return answer


def test_what_was_promised_survives_every_kill(told: dict[str, object]) -> None:
    assert (told["faults"], told["result"]) == ([], "held")
    assert told["kills in all"] == KILLS
    assert int(str(told["acknowledged"])) >= KILLS
