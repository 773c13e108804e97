"""The trial: people write, files are read in, the index follows, and processes are killed."""

import random
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from sprang.foundation.enums import Role
from sprang.foundation.journal import readers
from sprang.foundation.tokens import create_token
from sprang.matching.models import Notice, Watch
from tests.cast import City, build_city, build_user, client_of

from . import proving
from .http import NoAnswer, Person
from .importing import InPages, InTerminal
from .log import Log
from .processes import Tree, kill
from .writing import Writer

WEIGHTS = {
    "web process": 10,
    "worker": 7,
    "worker of serve": 2,
    "import in terminal": 4,
    "web master": 1,
    "whole tree": 1,
}
PROMISED = ("acknowledged", "to be told")
TIRED = 2
"""A part that dies again and again is started later and later. After so many of its deaths the
whole tree dies instead, which begins anew."""


@dataclass
class Options:
    kills: int
    seed: int
    port: int
    writers: int = 4
    rows: int = 600
    most_seconds: float = 900.0


class Trial:
    def __init__(self, options: Options, folder: Path, database: str) -> None:
        self.options, self.dice = options, random.Random(options.seed)  # noqa: S311
        self.log, self.over = Log(folder / "promised.jsonl", options.seed), threading.Event()
        self.tree = Tree(folder, database, options.port)
        self.killed: Counter[str] = Counter()
        self.tired: Counter[str] = Counter()

    def run(self) -> dict[str, Any]:
        call_command("migrate", verbosity=0)
        people = self.people()
        self.tree.start()
        self.wait_until_it_answers(people[0])
        self.writers = [
            Writer(number, person, self.log, self.over) for number, person in enumerate(people)
        ]
        self.pages = InPages(people[0], self.log, self.over, self.options.rows)
        self.terminal = InTerminal(self.tree, self.log, self.over, self.options.rows)
        begun = time.monotonic()
        try:
            self.fire()
            return self.report(time.monotonic() - begun)
        finally:
            self.over.set()
            self.tree.stop()
            self.log.close()
            connections.close_all()

    def wait_until_it_answers(self, person: Person) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with suppress(NoAnswer):
                if person.get("/halsa/").status == 200:
                    return
            time.sleep(0.1)
        raise AssertionError(self.tree.said.read_text())

    def people(self) -> list[Person]:
        city = build_city("boras", "Borås", "Vård")
        return [self.person(number, city) for number in range(self.options.writers)]

    def person(self, number: int, city: City) -> Person:
        user = build_user(f"lead{number}@boras.example", Role.LEAD, city.platform)
        _token, key = create_token(user=user, name="trial", scope="write")
        client, csrf = client_of(user), "a" * 32
        held = {name: morsel.value for name, morsel in client.cookies.items()}
        cookies = held | {settings.CSRF_COOKIE_NAME: csrf}
        line = "; ".join(f"{name}={value}" for name, value in cookies.items())
        return Person(self.options.port, key, line, csrf)

    def fire(self) -> None:
        threads = [*self.writers, self.pages, self.terminal]
        for thread in threads:
            thread.start()
        deadline = time.monotonic() + self.options.most_seconds
        while self.is_on() and time.monotonic() < deadline:
            time.sleep(self.dice.uniform(0.1, 1.2))
            self.tree.start()
            # a tree that is only just growing has promised nothing that could be broken
            if self.killed.total() < self.options.kills and self.tree.targets()["web process"]:
                self.strike()
        self.tree.start()
        self.over.set()
        for thread in threads:
            thread.join(60)
            if thread.is_alive():
                self.log.wrong(f"{thread.name} waits for ever")

    def is_on(self) -> bool:
        """Also until something has been promised, and written to be told of, for each kill."""
        counts = self.killed.total(), *(self.log.counts[what] for what in PROMISED)
        return min(counts) < self.options.kills

    def strike(self) -> None:
        targets = self.tree.targets() | {"import in terminal": self.terminal.targets()}
        there = {name: groups for name, groups in targets.items() if groups}
        if "whole tree" in there and max(self.tired.values(), default=0) >= TIRED:
            there = {"whole tree": there["whole tree"]}
        if not there:
            return
        [name] = self.dice.choices(list(there), [WEIGHTS[each] for each in there])
        for pid in self.dice.choice(there[name]):
            kill(pid)
        self.killed[name] += 1
        self.log.write("killed", name=name)
        if name == "whole tree":
            self.tired.clear()
        elif name in ("web master", "worker of serve"):
            self.tired[name] += 1

    def report(self, seconds: float) -> dict[str, Any]:
        settled = proving.settle()
        # asked before anybody helps: that the workers themselves have come to the end
        unsettled = [*proving.left_undone()]
        # a request whose sender has given up may still lie in the socket: nobody is left to take it
        self.tree.stop()
        readers.run_all()
        imports = (self.pages.imports, self.terminal.imports)
        found = [*self.log.trouble[:10], *unsettled]
        found += proving.faults(self.writers, imports, self.tree)
        return {
            "kills": dict(self.killed),
            "kills in all": self.killed.total(),
            "seed": self.options.seed,
            "acknowledged": self.log.counts["acknowledged"],
            "no answer": self.log.counts["unknown"],
            "refused": self.log.counts["refused"],
            "imports": sum(len(each.promised) for each in imports),
            "rows imported": sum(n for each in imports for n in each.promised.values()),
            "comments": sum(len(each.talker.known) for each in self.writers),
            "watches": Watch.objects.count(),
            "notices": Notice.objects.count(),
            "graphs": len([*Path(settings.INDEX_DIR).rglob("near-*.graph")]),
            "seconds": round(seconds, 1),
            "seconds until settled": round(settled, 1),
            "faults": found,
            "result": "failed" if found else "held",
        }
