"""One process that keeps the web server and the worker alive and stops them together."""

import os
import signal
import socket
import sys
import time
from types import FrameType

from . import lifeline
from .child import Child

TICK = 0.2
GRACE = 10.0
"""Seconds that children have to finish what they are doing. A job that is cut off is taken up
again at the next start."""


class Supervisor:
    def __init__(self, listening: socket.socket) -> None:
        descriptor = listening.fileno()
        self.life, self.hold = lifeline.offer()
        self.children = (
            Child("web server", ("sprang.cli.serving.web", str(descriptor)), self.life, (descriptor,)),
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
