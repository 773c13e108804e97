"""One web machine: `sprang serve`, which is a web server and a worker with an index of its own."""

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .proc import command_of, descendants, kill
from .processes import Failed, Process, until

ROOT = Path(__file__).resolve().parent.parent.parent
START = 180.0


@dataclass(frozen=True)
class Web:
    """`settings` are those of SPRANG_… that this machine is given."""

    name: str
    host: str
    port: int
    folder: Path
    settings: Mapping[str, str]

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def process(self) -> Process:
        return Process(f"sprang-{self.name}", self.folder, is_root=True)

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("SPRANG_", "DJANGO_"))}
        return {**kept, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", **self.settings}

    def start(self) -> None:
        """Does not wait: two that start at once are ready in the time of one."""
        where = ["--host", self.host, "--port", str(self.port)]
        self.process.start([*SPRANG, "serve", *where], self.environment)

    def wait(self) -> None:
        until(self.answers, START, f"Språng {self.name} answers")

    def answers(self) -> bool:
        if not self.process.is_alive():
            raise Failed(f"Språng {self.name} ended:\n{self.process.said()[-2000:]}")
        try:
            # by its own address it would not answer: no visitor knows that
            asked = urllib.request.Request(f"http://{self.place}/halsa/")
            asked.add_header("Host", "localhost")
            with urllib.request.urlopen(asked, timeout=10):  # noqa: S310  our own address
                return True
        except OSError:
            return False

    def run(self, *arguments: str) -> str:
        """A command of Språng's on this machine.

        :raises Failed: it ended with an error.
        """
        return run([*SPRANG, *arguments], self.environment)

    def kill_worker(self) -> int:
        """SIGKILL for the worker alone; its supervisor starts another one. The process that was."""
        workers = [pid for pid in descendants(self.process.pid) if WORKER in command_of(pid)]
        kill(workers[0])
        return workers[0]

    def freeze_worker(self, frozen: bool = True) -> None:
        """Stop the worker's time, or let it go on."""
        for pid in descendants(self.process.pid):
            if WORKER in command_of(pid):
                os.kill(pid, signal.SIGSTOP if frozen else signal.SIGCONT)


SPRANG = [sys.executable, "-m", "sprang.cli.main"]
WORKER = "sprang.cli.serving.work"


def run(command: list[str], environment: Mapping[str, str]) -> str:
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    if done.returncode:
        raise Failed(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
    return done.stdout
