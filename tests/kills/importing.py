"""Spreadsheets read in through the pages, and in the terminal."""

import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .http import Answer, NoAnswer, Person
from .log import Log
from .processes import Tree, command, environment, kill
from .writing import PLATFORM

MAPPING = {"c0": "id", "c1": "title", "c2": "text", "visibility": "internal"}


def table(name: str, rows: int) -> bytes:
    """Every row says something of its own, so that none is taken for another's double."""
    lines = [
        f"{n};Rubrik {name} {n};Rad {n} av {name}: larmet går och ingen vet." for n in range(rows)
    ]
    return "\n".join(("Id;Rubrik;Text", *lines)).encode()


@dataclass
class Imports:
    """What must be there at the end: source -> number of rows."""

    rows: int
    promised: dict[str, int] = field(default_factory=dict)
    started: list[str] = field(default_factory=list)
    """The addresses of those that a worker has in hand or has done."""


def stubborn(ask: Callable[[], Answer], over: threading.Event) -> Answer | None:
    """Asks until there is an answer; None where the trial ended first."""
    while not over.is_set():
        try:
            answer = ask()
            if answer.status < 500:
                return answer
        except NoAnswer:
            pass
        over.wait(0.2)
    return None


class InPages(threading.Thread):
    """One file after the other: sent, understood, started, waited for."""

    def __init__(self, person: Person, log: Log, over: threading.Event, rows: int) -> None:
        super().__init__(name="importer", daemon=True)
        self.person, self.log, self.over, self.imports = person, log, over, Imports(rows)

    def run(self) -> None:
        number = 0
        while not self.over.is_set():
            number += 1
            if path := self._start(f"sida-{number}"):
                self._wait(path)

    def _start(self, name: str) -> str:
        fields, file = {"kind": "needs"}, (f"{name}.csv", table(name, self.imports.rows))
        try:
            sent = self.person.post(f"/{PLATFORM}/inlasning/", fields, ("file", *file))
        except NoAnswer:
            self.over.wait(0.1)
            return ""  # perhaps it is there, but it has not begun: nothing was promised
        if sent.status != 302:
            if sent.status != 503:
                self.log.wrong(f"import sent: {sent.status}")
            return ""
        mapped = stubborn(
            lambda: self.person.post(sent.location, MAPPING | {"source": name}), self.over
        )
        if mapped is None:
            return ""
        if mapped.status != 302:
            self.log.wrong(f"import mapped: {mapped.status}")
            return ""
        begun = stubborn(lambda: self.person.post(f"{sent.location}start/", {}), self.over)
        # 409: the first asking was heard, though its answer never came
        if begun is None or begun.status not in (302, 409):
            return ""
        self.imports.promised[name] = self.imports.rows
        self.imports.started.append(sent.location)
        self.log.write("acknowledged", deed="import", name=name, rows=self.imports.rows)
        return sent.location

    def _wait(self, path: str) -> None:
        while not self.over.is_set():
            answer = stubborn(lambda: self.person.get(path), self.over)
            if answer and "är inlästa" in answer.body.decode():
                return
            self.over.wait(0.3)


class InTerminal(threading.Thread):
    """`sprang import`, and again with the same file when it was killed."""

    def __init__(self, tree: Tree, log: Log, over: threading.Event, rows: int) -> None:
        super().__init__(name="terminal", daemon=True)
        self.tree, self.log, self.over, self.imports = tree, log, over, Imports(rows)
        self.process: subprocess.Popen[bytes] | None = None

    def targets(self) -> list[list[int]]:
        process = self.process
        return [[process.pid]] if process and process.poll() is None else []

    def run(self) -> None:
        number = 0
        while not self.over.is_set():
            number += 1
            name = f"fil-{number}"
            file = self.tree.folder / f"{name}.csv"
            file.write_bytes(table(name, self.imports.rows))
            while not self.over.is_set():
                if self._read_in(file) == 0:
                    self.imports.promised[name] = self.imports.rows
                    self.log.write("acknowledged", deed="import", name=name, rows=self.imports.rows)
                    break

    def _read_in(self, file: Path) -> int:
        with self.tree.said.open("ab") as said:
            self.process = subprocess.Popen(
                command("import", "needs", str(file), "--platform", PLATFORM),
                env=environment(self.tree.folder, self.tree.database),
                stdout=said,
                stderr=said,
            )
        while self.process.poll() is None:
            if self.over.wait(0.1):
                kill(self.process.pid)
        code = self.process.wait()
        if code > 0:
            self.log.wrong(f"sprang import ended with {code}")
            self.over.wait(1)
        return code
