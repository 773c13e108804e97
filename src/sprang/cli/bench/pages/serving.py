"""The servers of a measurement: two houses and the empty page, each as `sprang serve` runs it."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sprang.cli.faults import Fault
from sprang.cli.serving import lifeline, port

WORKERS = 2
PATIENCE = 60.0


@contextmanager
def house(needs: int, database: str) -> Iterator[dict[str, Any]]:
    """A filled house; what it says of itself."""
    module = ("sprang.cli.bench.pages.house", str(needs), database)
    process = subprocess.Popen(
        [sys.executable, "-m", *module], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin
    assert process.stdout
    try:
        line = process.stdout.readline()
        if not line:
            raise Fault(f"The house of {needs} needs could not be built; see above.")
        yield json.loads(line)
    finally:
        process.stdin.close()
        process.wait(timeout=PATIENCE)


@contextmanager
def served(house: Mapping[str, Any]) -> Iterator[int]:
    """The house's own web server; its port."""
    given = {"SPRANG_DATA": house["folder"], "SPRANG_DATABASE": house["database"]}
    given |= {"SPRANG_WORKERS": str(WORKERS), "SPRANG_LIMITS": "no"}
    with _server(("sprang.cli.serving.web",), given) as number:
        yield number


@contextmanager
def peer() -> Iterator[int]:
    """The empty page's server; its port."""
    with _server(("sprang.cli.bench.pages.peer",), {}, str(WORKERS)) as number:
        yield number


@contextmanager
def _server(module: tuple[str], given: Mapping[str, str], *arguments: str) -> Iterator[int]:
    listening = port.take("127.0.0.1", _free())
    listening.set_inheritable(True)
    reading, writing = lifeline.offer()
    mine = {name: value for name, value in os.environ.items() if not name.startswith("SPRANG_")}
    process = subprocess.Popen(
        [sys.executable, "-m", *module, str(listening.fileno()), *arguments],
        env={**mine, **given} | {lifeline.VARIABLE: str(reading)},
        pass_fds=(reading, listening.fileno()),
        process_group=0,
    )
    os.close(reading)
    try:
        yield int(listening.getsockname()[1])
    finally:
        os.close(writing)  # the server ends with the one who holds this
        process.terminate()
        process.wait(timeout=PATIENCE)
        listening.close()


def _free() -> int:
    """A free port out of the few that measurements use."""
    for number in range(8160, 8170):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", number)):
                return number
    time.sleep(0)
    raise Fault("Ports 8160 to 8169 are all taken.")
