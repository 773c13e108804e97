"""One PostgreSQL server of the cluster, its configuration beside its data as in Debian."""

import os
import secrets
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import packages
from .processes import Failed, Process, as_user, give_away, until
from .settings import fill

START = 60.0
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Postgres:
    """`passwords` is a file as libpq reads it (PGPASSFILE), for the superuser and replication."""

    name: str
    port: int
    folder: Path
    passwords: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def process(self) -> Process:
        return Process(f"postgres-{self.name}", self.folder, end=signal.SIGINT)

    def configure(self, standbys: str) -> None:
        """`standbys` must have what is acknowledged; empty: this server alone is enough."""
        values = {"address": LOOPBACK, "port": self.port, "standbys": standbys}
        (self.folder / "postgresql.conf").write_text(fill("postgresql.conf", **values))
        (self.folder / "pg_hba.conf").write_text(fill("pg_hba.conf", network=f"{LOOPBACK}/32"))

    def make(self, password: str) -> None:
        """A new, empty database server."""
        secret = self.folder / "superuser"
        secret.write_text(password)
        give_away(secret)
        self.run(
            "initdb",
            f"--pgdata={self.data}",
            "--username=postgres",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--data-checksums",
        )
        secret.unlink()

    def address(self, user: str, name: str) -> str:
        where = f"host={LOOPBACK} port={self.port} user={user} application_name={name}"
        return f"{where} passfile={self.passwords}"

    def start(self) -> None:
        config = f"config_file={self.folder / 'postgresql.conf'}"
        hba = f"hba_file={self.folder / 'pg_hba.conf'}"
        program = packages.program("postgres") or ""
        self.process.start([program, "-D", str(self.data), "-c", config, "-c", hba])
        until(self.answers, START, f"PostgreSQL {self.name} answers")

    def answers(self) -> bool:
        if not self.process.is_alive():
            raise Failed(f"PostgreSQL {self.name} ended:\n{self.process.said()[-2000:]}")
        try:
            return self.ask("SELECT 1") == "1"
        except Failed:
            return False

    def fence(self) -> None:
        """Not running, and unable to come back as a second primary."""
        self.process.kill()
        (self.data / "standby.signal").touch()
        give_away(self.data / "standby.signal")

    def promote(self) -> None:
        self.run("pg_ctl", "promote", f"--pgdata={self.data}", "--wait")

    def reload(self) -> None:
        self.process.send(signal.SIGHUP)

    def ask(self, question: str, database: str = "postgres") -> str:
        """The answer as text, one line for each row.

        :raises Failed: there is none.
        """
        program = packages.program("psql") or ""
        return self.run(
            program,
            f"{self.address('postgres', 'psql')} dbname={database} connect_timeout=3",
            "--no-psqlrc",
            "--tuples-only",
            "--no-align",
            f"--command={question}",
        )

    def run(self, name: str, *arguments: str) -> str:
        done = subprocess.run(
            [*as_user(), packages.program(name) or name, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            env={**os.environ, "PGPASSFILE": str(self.passwords), "LC_ALL": "C.UTF-8"},
            timeout=120,
        )
        if done.returncode:
            raise Failed(f"{name}: {done.stderr.strip()}")
        return done.stdout.strip()


def password() -> str:
    return secrets.token_urlsafe(24)
