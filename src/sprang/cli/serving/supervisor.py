"""One process that keeps the web server and the worker alive and stops them together.

`python -m sprang.cli.serving.supervisor DESCRIPTOR`, the descriptor of the listening socket.
"""

import os
import signal
import socket
import sys
import time
from types import FrameType
from typing import NoReturn

from sprang.cli import holding
from sprang.site import environment

from . import lifeline
from .child import Child

TICK = 0.2
GRACE = 10.0
"""Seconds that children have to finish what they are doing. A job that is cut off is taken up
again at the next start."""


class Supervisor:
    def __init__(self, descriptor: int) -> None:
        self.life, self.hold = lifeline.offer()
        web = ("sprang.cli.serving.web", str(descriptor))
        self.children = (
            Child("web server", web, self.life, inherits=(descriptor,)),
            Child("worker", ("sprang.cli.serving.work",), self.life),
        )
        self.stopping = False

    def run(self) -> None:
        """Until SIGTERM, SIGINT or SIGHUP."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        try:
            while not self.stopping:
                self._look_after()
                time.sleep(TICK)
        finally:
            self._end()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _look_after(self) -> None:
        for child in self.children:
            code = child.look_after()
            if code is not None:
                line = f"sprang: the {child.name} stopped (exit code {code}); starting it again in"
                sys.stderr.write(f"{line} {child.wait:.0f} s.\n")

    def _end(self) -> None:
        for child in self.children:
            child.ask_to_stop()
        deadline = time.monotonic() + GRACE
        for child in self.children:
            child.make_stop(deadline - time.monotonic())
        os.close(self.hold)


def become(listening: socket.socket) -> NoReturn:
    """Turn this process into the supervisor. Begun anew, it holds no more than it needs: Django
    and what it read to prepare the start would take 80 MB for as long as Språng runs."""
    listening.set_inheritable(True)
    sys.stdout.flush()
    command = [sys.executable, "-m", __name__, str(listening.fileno())]
    os.execv(sys.executable, command)  # noqa: S606


if __name__ == "__main__":
    holding.together(environment.read()["SPRANG_DATA"])
    Supervisor(int(sys.argv[1])).run()
