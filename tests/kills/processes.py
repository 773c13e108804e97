"""The product's own processes: found by who started them, and killed without a word."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli.conftest import SRC

SETTINGS = "tests.kills.settings"
WEB, WORK = "sprang.cli.serving.web", "sprang.cli.serving.work"


def environment(folder: Path, database: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("SPRANG_") and name != "DJANGO_SETTINGS_MODULE"
    }
    places = {"SPRANG_DATA": str(folder), "SPRANG_DATABASE": database, "SPRANG_LIMITS": "no"}
    code = {"PYTHONPATH": f"{SRC}:{SRC.parent}", "DJANGO_SETTINGS_MODULE": SETTINGS}
    return {**kept, **places, **code}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "sprang.cli.main", *arguments]


def children(of: int) -> list[int]:
    """The processes that `of` has started, from what the system tells."""
    found = []
    for task in Path(f"/proc/{of}/task").glob("*"):
        with suppress(OSError):
            found += [int(pid) for pid in (task / "children").read_text().split()]
    return found


def below(pid: int) -> list[int]:
    return [each for child in children(pid) for each in (child, *below(child))]


def is_running(pid: int, module: str) -> bool:
    with suppress(OSError):
        return module.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


@dataclass
class Tree:
    """`sprang serve` with its web server and worker, and a `sprang worker` beside it."""

    folder: Path
    database: str
    port: int
    serve: "subprocess.Popen[bytes] | None" = None
    beside: "subprocess.Popen[bytes] | None" = None
    said: Path = field(init=False)

    def __post_init__(self) -> None:
        self.said = self.folder / "said.log"

    def start(self) -> None:
        """Whatever of the two does not run."""
        if self.serve is None or self.serve.poll() is not None:
            self.serve = self._run("serve", "--port", str(self.port))
        if self.beside is None or self.beside.poll() is not None:
            self.beside = self._run("worker")

    def _run(self, *arguments: str) -> "subprocess.Popen[bytes]":
        with self.said.open("ab") as said:
            return subprocess.Popen(
                command(*arguments),
                env=environment(self.folder, self.database),
                stdout=said,
                stderr=said,
            )

    def part(self, module: str) -> list[int]:
        assert self.serve
        return [pid for pid in children(self.serve.pid) if is_running(pid, module)]

    def targets(self) -> dict[str, list[list[int]]]:
        """What can be killed now, by name: each a group of processes that die together."""
        assert self.serve
        assert self.beside
        masters, workers = self.part(WEB), self.part(WORK)
        pages = [pid for master in masters for pid in children(master)]
        tree = [[self.serve.pid, *below(self.serve.pid)]] if masters else []
        return {
            "web process": [[pid] for pid in pages],
            "web master": [[pid] for pid in masters] if pages else [],
            "worker of serve": [[pid] for pid in workers],
            "worker": [[self.beside.pid]] if self.beside.poll() is None else [],
            "whole tree": tree,
        }

    def stop(self) -> None:
        """As Ctrl-C does; what does not end by itself is killed."""
        for process in filter(None, (self.serve, self.beside)):
            process.terminate()
        deadline = time.monotonic() + 15
        for process in filter(None, (self.serve, self.beside)):
            left = below(process.pid)
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            for pid in (process.pid, *left):
                if is_running(pid, "sprang"):
                    kill(pid)
            process.wait()
