"""One process that runs all, stops all, and leaves nothing behind however it ends."""

import json
import os
import re
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from sprang.cli.faults import Fault
from sprang.cli.serving import lifeline, port
from sprang.cli.serving.child import Child

from .conftest import Sprang

Serving = Callable[..., "subprocess.Popen[str]"]
ENOUGH = 60


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def get(number: int, path: str) -> tuple[int, bytes]:
    """The port is taken before the web server starts, so the first request waits, not fails."""
    with urllib.request.urlopen(f"http://127.0.0.1:{number}{path}", timeout=ENOUGH) as answer:
        return answer.status, answer.read()


def rest_of(process: "subprocess.Popen[str]") -> str:
    """What it still says. Ends only when every process that inherited its output has ended."""
    return process.communicate(timeout=ENOUGH)[0]


def said(process: "subprocess.Popen[str]", sign: str) -> str:
    assert process.stdout
    for line in process.stdout:
        if sign in line:
            return line
    raise AssertionError(f"ended without saying {sign}")


def test_it_serves_and_stops_when_told(serving: Serving, demo_folder: Path) -> None:
    number = free_port()
    process = serving(demo_folder, "demo", "--port", str(number))
    assert f"http://localhost:{number}/" in said(process, "demo is at")
    status, body = get(number, "/halsa/")
    assert (status, json.loads(body)) == (200, {"status": "ok"})
    assert "Borås" in get(number, "/boras/")[1].decode()
    process.send_signal(signal.SIGTERM)
    rest_of(process)
    assert process.returncode == 0


def test_an_empty_database_begins_with_a_link(serving: Serving, tmp_path: Path) -> None:
    number = free_port()
    process = serving(tmp_path, "serve", "--port", str(number))
    found = re.search(r"http://localhost:\d+(/start/[0-9a-f]{32}/)", said(process, "/start/"))
    assert found
    status, body = get(number, found[1])
    assert status == 200
    assert "Kom i gång" in body.decode()
    process.send_signal(signal.SIGINT)
    rest_of(process)
    assert process.returncode == 0


def test_no_child_outlives_a_parent_that_is_killed(serving: Serving, demo_folder: Path) -> None:
    number = free_port()
    process = serving(demo_folder, "serve", "--port", str(number))
    said(process, "Språng is at")
    assert get(number, "/halsa/")[0] == 200
    process.kill()
    rest_of(process)
    assert process.returncode == -signal.SIGKILL
    port.take("127.0.0.1", number).close()


def test_a_taken_port_is_told_before_anything_starts(sprang: Sprang) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        result = sprang("serve", "--port", str(number))
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"sprang: Port {number} is taken by another program. Stop it or choose --port.\n"
    )


def test_an_address_that_the_machine_does_not_have() -> None:
    with pytest.raises(Fault, match=r"Can't listen on 192\.0\.2\.1"):
        port.take("192.0.2.1", free_port())


def test_a_child_that_keeps_dying_is_started_later_and_later() -> None:
    life, hold = lifeline.offer()
    child = Child("broken", ("no_such_module",), life)
    waits = []
    for _ in range(3):
        child.due = 0
        assert child.look_after() is None
        assert child.process
        child.process.wait()
        assert child.look_after() == 1
        waits.append(child.wait)
    assert waits == [1.0, 2.0, 4.0]
    os.close(life)
    os.close(hold)
