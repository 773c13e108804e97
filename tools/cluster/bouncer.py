"""One PgBouncer: the only one on its machine that knows which server is the primary."""

import signal
import socket
from dataclasses import dataclass
from pathlib import Path

from . import packages
from .postgres import LOOPBACK, Postgres
from .processes import Process, give_away, until
from .settings import fill


@dataclass(frozen=True)
class Bouncer:
    name: str
    port: int
    folder: Path

    @property
    def process(self) -> Process:
        return Process(f"pgbouncer-{self.name}", self.folder)

    def configure(self, users: str) -> None:
        names = {"primary_ini": self.folder / "primary.ini", "users": self.folder / "userlist.txt"}
        (self.folder / "userlist.txt").touch(mode=0o600)
        (self.folder / "userlist.txt").write_text(users)
        give_away(self.folder / "userlist.txt")
        made = fill("pgbouncer.ini", address=LOOPBACK, port=self.port, **names)
        (self.folder / "pgbouncer.ini").write_text(made)

    def point_at(self, primary: Postgres) -> None:
        """What it gives out from now on. Connections in hand are closed when they are let go."""
        made = fill("primary.ini", host=LOOPBACK, port=primary.port)
        (self.folder / "primary.ini").write_text(made)
        self.process.send(signal.SIGHUP)

    def start(self) -> None:
        program = packages.program("pgbouncer") or ""
        self.process.start([program, "--quiet", str(self.folder / "pgbouncer.ini")])
        until(lambda: listens(self.port), 10, f"PgBouncer {self.name} listens")


def listens(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex((LOOPBACK, port)) == 0
