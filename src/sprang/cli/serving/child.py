"""One child process of the supervisor."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import lifeline

LONGEST_WAIT = 30.0
HEALTHY_AFTER = 60.0
"""Seconds of life after which a death is a new trouble and not the old one again."""


@dataclass
class Child:
    """A process that is started again when it dies, later and later while it keeps dying."""

    name: str
    module: Sequence[str]
    life: int
    inherits: Sequence[int] = ()
    process: subprocess.Popen[bytes] | None = None
    wait: float = 0.0
    due: float = 0.0
    started: float = field(default=0.0)

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.module],
            env={**os.environ, lifeline.VARIABLE: str(self.life)},
            pass_fds=(self.life, *self.inherits),
            # a group of its own: Ctrl-C reaches the supervisor alone, which stops all in order
            process_group=0,
        )

    def look_after(self) -> int | None:
        """Start it when it is due; the exit code if it has just died."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due:
                self.start()
            return None
        code = self.process.poll()
        if code is not None:
            self._postpone(now)
        return code

    def _postpone(self, now: float) -> None:
        lived = now - self.started
        self.wait = 1.0 if lived > HEALTHY_AFTER else min(max(1.0, self.wait * 2), LONGEST_WAIT)
        self.process, self.due = None, now + self.wait

    def ask_to_stop(self) -> None:
        if self.process:
            self.process.terminate()

    def make_stop(self, seconds: float) -> None:
        """Wait for the end; kill it where it does not come in time."""
        if not self.process:
            return
        try:
            self.process.wait(timeout=max(0.0, seconds))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, 9)
            self.process.wait()
