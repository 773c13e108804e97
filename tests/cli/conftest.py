"""The command line as another program meets it, and a demo that is loaded once."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sprang.cli.main import app

SRC = Path(__file__).resolve().parent.parent.parent / "src"

Run = Callable[..., Result]
Sprang = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """What a process of its own is given: nothing of the test's own settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("SPRANG_") and name != "DJANGO_SETTINGS_MODULE"
    }
    return {**kept, "PYTHONPATH": str(SRC), "SPRANG_DATA": str(folder), **settings}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "sprang.cli.main", *arguments]


@pytest.fixture
def run() -> Run:
    """A command in this process, on the test's own database."""

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments), prog_name="sprang")

    return invoke


@pytest.fixture
def sprang(tmp_path: Path) -> Sprang:
    """A command in a process and a folder of its own."""

    def start(*arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command(*arguments),
            env=environment(tmp_path / "data", **settings),
            capture_output=True,
            text=True,
            timeout=120,
        )

    return start


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole demo in a folder of its own."""
    return demo_in(tmp_path_factory.mktemp("demo"), tmp_path_factory)


def demo_in(folder: Path, folders: pytest.TempPathFactory) -> Path:
    """A copy of the demo, which is loaded by the first worker that asks while others wait."""
    base = folders.getbasetemp()
    loaded = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demo-loaded"
    with loaded.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not loaded.exists():
            load_demo(loaded)
    return Path(shutil.copytree(loaded, folder, dirs_exist_ok=True))


def load_demo(loaded: Path) -> None:
    """Under its name when it is whole, so that no half of one is copied."""
    making = loaded.with_suffix(".making")
    subprocess.run(command("demo", "--no-serve"), env=environment(making), check=True, timeout=120)
    making.rename(loaded)


@pytest.fixture
def serving() -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start `serve` or `demo`; whatever is left at the end is killed with its children."""
    started: list[subprocess.Popen[str]] = []

    def start(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            command(*arguments),
            env=environment(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
