"""What the README says, done word for word in a fresh copy of what is in the repository."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from .sizes import ROOT
from .test_repository import FILES

pytestmark = pytest.mark.fresh
README = (ROOT / "README.md").read_text()
COMMANDS = re.findall(r"^    (make \w+)$", README, re.MULTILINE)
CITIES = ROOT / "src/sprang/cli/demo/content/platforms.toml"
PATIENCE = 400
"""Seconds; the packages may have to be fetched."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """As a clone would be: no environment, no data, no compiled texts."""
    for file in FILES:
        target = tmp_path / "sprang" / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
    return tmp_path / "sprang"


@pytest.fixture
def demo(copy: Path) -> Iterator[str]:
    """The address of what `make demo` serves; the port alone is not the README's."""
    port = free_port()
    # a stranger's environment: nothing of this run's own Python
    kept = {name: os.environ[name] for name in ("HOME", "PATH") if name in os.environ}
    command = [*COMMANDS[0].split(), f"PORT={port}"]
    with (copy / "told").open("wb") as told:
        make = subprocess.Popen(
            command, cwd=copy, env=kept, stdout=told, stderr=told, start_new_session=True
        )
        try:
            address = f"http://localhost:{port}"
            wait_for(f"{address}/halsa/", make, copy / "told")
            yield address
        finally:
            os.killpg(make.pid, signal.SIGINT)
            make.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(address: str, process: "subprocess.Popen[bytes]", told: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urlopen(address, timeout=2)  # noqa: S310  an address of this machine
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"{' '.join(map(str, process.args))} did not come up:\n{told.read_text()[-2000:]}")


def test_the_first_command_shows_six_cities(demo: str) -> None:
    assert COMMANDS == ["make demo", "make test"]
    assert "<http://localhost:8000> with six cities" in README
    page = urlopen(f"{demo}/", timeout=20).read().decode()  # noqa: S310
    cities = {f"/{each['slug']}/" for each in tomllib.loads(CITIES.read_text())["platform"]}
    assert len(cities) == 6
    assert cities <= set(re.findall(r'href="([^"]+)"', page))
    assert "Logga in" in page


def test_the_second_command_is_the_one_that_runs_this(copy: Path) -> None:
    command = ["make", "--dry-run", "--no-print-directory", "test"]
    told = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1].endswith(".venv/bin/python tools/test.py")
