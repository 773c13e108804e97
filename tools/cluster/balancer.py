"""HAProxy in front of the web machines."""

import csv
import socket
from dataclasses import dataclass
from pathlib import Path

from . import packages
from .bouncer import listens
from .postgres import LOOPBACK
from .processes import Process, until
from .settings import FOLDER, fill


@dataclass(frozen=True)
class Balancer:
    port: int
    folder: Path

    @property
    def process(self) -> Process:
        return Process("haproxy", self.folder)

    @property
    def socket(self) -> Path:
        return self.folder / "admin.sock"

    def configure(self, web1: str, web2: str) -> None:
        made = fill(
            "haproxy.cfg",
            socket=self.socket,
            errors=FOLDER / "503.http",
            front=f"{LOOPBACK}:{self.port}",
            scheme="http",
            web1=web1,
            web2=web2,
        )
        (self.folder / "haproxy.cfg").write_text(made)

    def start(self) -> None:
        program = packages.program("haproxy") or ""
        self.process.start([program, "-db", "-f", str(self.folder / "haproxy.cfg")])
        until(lambda: listens(self.port), 10, "HAProxy listens")

    def servers(self, backend: str = "web") -> dict[str, str]:
        """UP or DOWN (perhaps with more) of each web machine."""
        rows = csv.DictReader(self._ask("show stat").lstrip("# ").splitlines())
        return {
            row["svname"]: row["status"]
            for row in rows
            if row["pxname"] == backend and row["svname"] not in ("FRONTEND", "BACKEND")
        }

    def _ask(self, question: str) -> str:
        with socket.socket(socket.AF_UNIX) as asking:
            asking.connect(str(self.socket))
            asking.sendall(f"{question}\n".encode())
            return b"".join(iter(lambda: asking.recv(65536), b"")).decode()
