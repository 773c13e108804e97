"""Many are told of one decision: each once, whoever is killed, whether mail goes or not.

FOLLOWERS=2000 tells so many.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.kills.database import database
from tests.kills.processes import environment

from .killing import FOLLOWERS
from .mail_server import MailServer

LONGEST = 400.0


def started(what: str, own: dict[str, str]) -> "subprocess.Popen[str]":
    asked = [sys.executable, "-m", "tests.dialogue.killing", what]
    return subprocess.Popen(asked, env=own, stdout=subprocess.PIPE, text=True)


def done(what: str, own: dict[str, str]) -> str:
    with started(what, own) as process:
        said = process.communicate(timeout=LONGEST)[0]
    assert process.returncode == 0, what
    return said


@contextmanager
def worker(own: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """Killed without a word at the end."""
    with started("work", own) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            yield process
        finally:
            process.kill()


def wait_until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST
    while not there():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


@pytest.fixture
def own(server: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """An instance of its own, and where its mail goes."""
    with database("postgresql" if server else "sqlite") as address:
        yield {**environment(tmp_path, address), "SPRANG_ORIGIN": "http://sprang.example"}


def test_each_is_told_once_though_the_worker_is_killed_five_times(own: dict[str, str]) -> None:
    away = MailServer()
    port = away.port
    away.stop()
    own |= {"SPRANG_MAIL": f"smtp://127.0.0.1:{port}", "FOLLOWERS": str(FOLLOWERS)}
    done("prepare", own)
    with worker(own):  # in the middle of telling, or just before
        pass
    with worker(own):  # while no mail goes
        wait_until(lambda: json.loads(done("tell", own))[2] == FOLLOWERS)
    mail = MailServer(port)
    for many in (FOLLOWERS // 5, FOLLOWERS // 3, FOLLOWERS // 2):
        with worker(own):
            wait_until(lambda least=many: len(mail.letters) >= least)
    with worker(own):
        wait_until(lambda: json.loads(done("tell", own))[3] == FOLLOWERS)
    mail.stop()
    names = [letter["Message-ID"] for letter in mail.letters]
    receivers = {letter["To"]: letter["Message-ID"] for letter in mail.letters}
    assert json.loads(done("tell", own)) == [FOLLOWERS] * 4
    assert (len(set(names)), len(receivers)) == (FOLLOWERS, FOLLOWERS)
    # of those that were in hand when somebody was killed, and of no others
    assert len(names) - len(set(names)) <= 3
