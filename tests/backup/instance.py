"""An instance of Språng in a folder of its own, met only from outside, through processes."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300
"""Seconds for one command, on a machine that has much else to do."""

Done = subprocess.CompletedProcess[str]


@dataclass
class Instance:
    """:ivar database: address of a PostgreSQL database; empty for SQLite in the folder."""

    folder: Path
    database: str = ""
    settings: str = "sprang.site.settings"
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SPRANG_")}
        return kept | {
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": self.settings,
            "SPRANG_DATA": str(self.folder),
            "SPRANG_DATABASE": self.database,
            **self.more,
        }

    @property
    def vendor(self) -> str:
        return "postgresql" if self.database else "sqlite"

    def start(self, module: str, *arguments: str, **options: Any) -> "subprocess.Popen[str]":
        pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.Popen(command, env=self.environment, **(pipe | options))

    def module(self, name: str, *arguments: str, patience: float | None = PATIENCE) -> str:
        """What a module of the tests says, run inside the instance."""
        with self.start(name, *arguments) as process:
            out, err = process.communicate(timeout=patience)
        assert process.returncode == 0, err
        return str(out)

    def sprang(self, *arguments: str, **options: Any) -> Done:
        with self.start("sprang.cli.main", *arguments, **options) as process:
            out, err = process.communicate(timeout=PATIENCE)
        return Done(process.args, process.returncode, out, err)

    def done(self, *arguments: str) -> str:
        """What a command says that has to succeed."""
        result = self.sprang(*arguments)
        assert result.returncode == 0, result.stderr + result.stdout
        return str(result.stdout)

    def refused(self, *arguments: str, code: int = 1) -> str:
        """The one line of a command that has to be refused."""
        result = self.sprang(*arguments)
        assert (result.returncode, result.stdout) == (code, ""), result.stdout
        (line,) = result.stderr.splitlines()
        return str(line)

    def rows(self) -> dict[str, list[Any]]:
        """Every row of every table, as Django's own models read it."""
        said: dict[str, list[Any]] = json.loads(self.module("tests.backup.rows"))
        return said

    def wrong(self) -> list[dict[str, str]]:
        """What doctor finds wrong when the index has been made."""
        said = self.module("tests.backup.several", "index", "--", "doctor", "--json")
        found = json.loads(said[said.index("[") :])
        return [each for each in found if each["state"] == "wrong"]
