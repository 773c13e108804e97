"""Processes known by a file with their number, so that another terminal can find them too."""

import os
import pwd
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import proc
from .proc import descendants, exists, is_alive, kill

STEP = 0.05
guarding = True
"""False in a command that is over before what it has started: `down` ends it then."""
USER = "postgres"
"""PostgreSQL and PgBouncer refuse to run as root; the packages make this user."""


class Failed(Exception):
    """What did not come up, and the end of what it said."""


def until(holds: Callable[[], bool], seconds: float, what: str) -> None:
    """Look again and again until it holds.

    :raises Failed: it does not in so many seconds.
    """
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise Failed(f"{what}: not in {seconds:.0f} s")
        time.sleep(STEP)


def as_user(*options: str) -> list[str]:
    """What stands before a command that must not run as root."""
    if os.geteuid() != 0:
        return ["setpriv", *options]
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", *options]


def give_away(path: Path) -> None:
    """Let that user own it."""
    if os.geteuid() == 0:
        user = pwd.getpwnam(USER)
        os.chown(path, user.pw_uid, user.pw_gid)


@dataclass(frozen=True)
class Process:
    """`end` is the signal that asks it to stop. It gets the same when whoever started it is gone,
    even by SIGKILL, so that nothing is left behind."""

    name: str
    folder: Path
    end: signal.Signals = signal.SIGTERM
    is_root: bool = False

    @property
    def pid(self) -> int:
        """0 where there is none, or none any longer."""
        try:
            number, born = (self.folder / f"{self.name}.pid").read_text().split(" ")
        except (OSError, ValueError):
            return 0
        return int(number) if proc.born(int(number)) == born else 0

    @property
    def log(self) -> Path:
        return self.folder / f"{self.name}.log"

    def start(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        guard = f"--pdeathsig={self.end.name.removeprefix('SIG') if guarding else 'clear'}"
        before = ["setpriv", guard] if self.is_root else as_user(guard)
        with self.log.open("ab") as log:
            # a group of its own: Ctrl-C reaches only the one who then ends all in order
            process = subprocess.Popen(
                [*before, *command],
                env=environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
            )
        proc.own(process)
        told = f"{process.pid} {proc.born(process.pid)}"
        (self.folder / f"{self.name}.pid").write_text(told)

    def is_alive(self) -> bool:
        return is_alive(self.pid)

    def send(self, number: signal.Signals) -> None:
        if self.is_alive():
            os.kill(self.pid, number)

    def stop(self, seconds: float = 15) -> None:
        self.send(self.end)
        try:
            until(lambda: not self.is_alive(), seconds, f"{self.name} stops")
        except Failed:
            self.kill()

    def kill(self) -> list[int]:
        """SIGKILL for it and all that it has started, as when the machine loses its power."""
        doomed = [self.pid, *descendants(self.pid)] if self.is_alive() else []
        for pid in doomed:
            kill(pid)
        until(lambda: not any(map(is_alive, doomed)), 10, f"{self.name} dies")
        # a dead process that nobody has taken note of looks alive to PostgreSQL
        until(lambda: not doomed or not exists(doomed[0]), 10, f"{self.name} is gone")
        return doomed

    def said(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""
