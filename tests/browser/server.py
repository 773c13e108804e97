"""Språng as a visitor meets it: processes of its own, on a port and in a folder of their own."""

import re
import subprocess
import threading
import time
import urllib.request
from pathlib import Path

from tests.cli.conftest import command, environment
from tests.cli.test_serve import free_port

START, STOP = 120.0, 30.0
"""Seconds: a first start migrates, collects static files, loads the demo and indexes it."""


class Server:
    """`sprang demo` or `sprang serve`; what it and its children say is kept in `said`."""

    def __init__(self, folder: Path, subcommand: str) -> None:
        port = free_port()
        self.folder = folder
        self.url = f"http://127.0.0.1:{port}"
        self.said: list[str] = []
        self.process = subprocess.Popen(
            command(subcommand, "--port", str(port)),
            env=environment(folder, SPRANG_LIMITS="no"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)

    def wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START
        while time.monotonic() < deadline:
            assert self.process.poll() is None, "".join(self.said)
            try:
                # the port is taken long before it answers: then this waits inside the socket
                with urllib.request.urlopen(f"{self.url}/halsa/", timeout=START):  # noqa: S310  ours
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"no answer in {START:.0f} s:\n{''.join(self.said)}")

    def says(self, pattern: str) -> str:
        """What the pattern's group catches in the last place where it is found, waited for."""
        deadline = time.monotonic() + STOP
        while time.monotonic() < deadline:
            if found := re.findall(pattern, "".join(self.said), re.DOTALL):
                return str(found[-1])
            time.sleep(0.05)
        raise AssertionError(f"never said {pattern}:\n{''.join(self.said)}")

    def stop(self) -> None:
        """SIGTERM, and every process is gone: the listener ends when none holds the output."""
        self.process.terminate()
        try:
            code = self.process.wait(STOP)
            self.listener.join(STOP)
            assert code == 0, "".join(self.said)
            assert not self.listener.is_alive(), "a child lives on"
        finally:
            self.process.kill()
            self.listener.join(STOP)
            if self.process.stdout:
                self.process.stdout.close()
