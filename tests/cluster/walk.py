"""The whole walk: the journey, an import whose worker dies, the primary dies, a machine dies.

`Walk.go` leaves what happened in `Report`; whoever calls it says what must hold.
"""

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import requests
from tools.cluster.cluster import Cluster
from tools.cluster.processes import until
from tools.cluster.web import ROOT, SPRANG, Web, run

from .importing import Importing
from .journey import Journey
from .writers import Log, Writer

FACTS = [sys.executable, "-m", "tests.cluster.facts"]
PATIENCE = 90.0


@dataclass
class Report:
    """`outage` seconds lie between the last thing that was acknowledged before the primary was
    killed and the first one after; `unattended` of them passed before it was promoted by hand."""

    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    words_lost: int = 0
    unattended: float = 0.0
    outage: float = 0.0
    outage_of_a_web: float = 0.0
    found_at_once: int = 0
    shown_at_once: int = 0
    told_to_wait: int = 0
    answers: dict[str, int] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    served: dict[str, int] = field(default_factory=dict)
    files_missed: int = 0
    imported: dict[str, Any] = field(default_factory=dict)
    doctor: dict[str, Any] = field(default_factory=dict)
    nobody: str = ""
    took: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


class Walk:
    def __init__(
        self, folder: Path, *, writers: int = 4, seconds: float = 2.0, rows: int = 1200
    ) -> None:
        self.folder, self.count, self.seconds, self.rows = folder, writers, seconds, rows
        self.cluster, self.report, self.log = Cluster(folder), Report(), Log()
        self.stop = threading.Event()
        self.writers: list[Writer] = []

    def go(self) -> Report:
        for name, step in (
            ("up", self.bring_up),
            ("journey", self.journey),
            ("import", self.kill_a_worker),
            ("primary", self.kill_the_primary),
            ("web", self.kill_a_web),
            ("end", self.end),
            ("check", self.check),
            ("nobody", self.kill_all_webs),
        ):
            began = time.monotonic()
            step()
            self.report.took[name] = round(time.monotonic() - began, 1)
        return self.report

    def close(self) -> None:
        self.stop.set()
        for writer in self.writers:
            writer.join(PATIENCE)
        self.cluster.down()

    def bring_up(self) -> None:
        self.cluster.prepare()
        self.cluster.up()
        run([sys.executable, "-m", "tests.cluster.seed"], self.cluster.webs[0].environment)
        until(self.have_read_everything, PATIENCE, "both indexes have been built")

    def journey(self) -> None:
        self.steps = Journey(self.cluster)
        self.steps.walk()
        self.steps.is_told_of_an_index_that_stands_still()
        people = (self.steps.nurse, self.steps.lead)
        for number in range(1, self.count + 1):
            one = Writer(str(number), people[number % 2], self.log, self.stop)
            self.writers.append(one)
            one.start()
        self.some_time()

    def kill_a_worker(self) -> None:
        self.importing = Importing(self.cluster, self.steps.lead, self.folder, self.rows)
        self.importing.start()
        self.importing.kill_its_worker()

    def kill_the_primary(self) -> None:
        """The standby first, for a while: whatever was acknowledged without it would be lost."""
        killed, standby = time.monotonic(), self.cluster.standby
        standby.process.kill()
        self.some_time()
        self.cluster.primary.process.kill()
        standby.start()
        self.some_time()  # nobody has noticed yet: this is what people meet meanwhile
        self.report.unattended = round(time.monotonic() - killed, 2)
        self.cluster.promote()
        self.resumed(killed)
        self.report.outage = round(self.log.gap_at(killed), 2)

    def kill_a_web(self) -> None:
        gone = self.cluster.webs[1]
        killed = time.monotonic()
        gone.process.kill()
        self.resumed(killed)
        self.report.outage_of_a_web = round(self.log.gap_at(killed), 2)
        self.cluster.wait_for_webs(up=1)
        self.give_it_another_version(gone)
        gone.start()
        gone.wait()
        self.cluster.wait_for_webs()
        self.ask_for_its_file()

    def give_it_another_version(self, web: Web) -> None:
        """A style sheet that only this machine has, as in the middle of an upgrade."""
        (Path(web.settings["SPRANG_DATA"]) / "static" / "new.css").write_text("a{}")

    def ask_for_its_file(self) -> None:
        for _turn in range(6):
            answer = requests.get(f"{self.cluster.url}/static/new.css", timeout=PATIENCE)
            self.report.files_missed += answer.status_code != 200

    def end(self) -> None:
        self.importing.wait()
        self.some_time()
        self.stop.set()
        for writer in self.writers:
            writer.join(PATIENCE)
            if writer.fault:
                raise writer.fault
        self.cluster.rejoin()
        until(self.have_read_everything, PATIENCE, "all readers have caught up")

    def check(self) -> None:
        facts = facts_of(self.cluster.webs[0])
        self.count_needs(facts["needs"])
        self.tell_what_was_met()
        self.report.imported = facts["runs"][0] | {"jobs": facts["jobs"]}
        self.report.doctor = {web.name: doctor_of(web) for web in self.cluster.webs}

    def kill_all_webs(self) -> None:
        for web in self.cluster.webs:
            web.process.kill()
        answer = requests.get(self.cluster.url, timeout=PATIENCE)
        self.report.nobody = f"{answer.status_code} {answer.text.count('Strax tillbaka')}"

    def count_needs(self, there: dict[str, int]) -> None:
        wanted = [*self.log.acknowledged, *(f"Rad{n} i listan" for n in range(1, self.rows + 1))]
        self.report.acknowledged = len(self.log.acknowledged)
        self.report.lost = [title for title in wanted if title not in there]
        self.report.twice = [title for title, count in there.items() if count > 1]

    def tell_what_was_met(self) -> None:
        report, log = self.report, self.log
        report.stale, report.words_lost = log.stale, len(log.lost_words)
        report.found_at_once, report.told_to_wait = log.found, log.told
        report.shown_at_once = log.shown
        report.answers = dict(sorted(log.answers.items()))
        met = [*self.steps.nurse.met, *self.steps.lead.met]
        report.served = dict(Counter(machine or "haproxy" for _what, _status, machine in met))
        report.strange = [f"{what} {s}" for what, s, _machine in met if s in (400, 403, 404, 500)]

    def some_time(self) -> None:
        time.sleep(self.seconds)

    def resumed(self, moment: float) -> None:
        """Each writer has been told of something saved since then."""
        enough = 2 * len(self.writers)
        until(lambda: self.log.count_since(moment) >= enough, PATIENCE, "writing goes on")

    def have_read_everything(self) -> bool:
        head = int(self.cluster.primary.ask("SELECT seq FROM foundation_head", "sprang"))
        return all(position_of(web) == head for web in self.cluster.webs)


def position_of(web: Web) -> int:
    """How far the index on a machine has read; 0 while there is none."""
    try:
        current = next((Path(web.settings["SPRANG_DATA"]) / "index").glob("v*/current"))
        return int((current.parent / current.read_text() / "cursor").read_text().split()[0])
    except (OSError, StopIteration):
        return 0


def facts_of(web: Web) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run(FACTS, web.environment))
    return told


def doctor_of(web: Web) -> list[str]:
    """What `sprang doctor` finds wrong on a machine, but for the address without TLS."""
    said = subprocess.run(
        [*SPRANG, "doctor", "--json"],
        env=web.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    ).stdout
    return [
        f"{each['check']}: {each['says']}"
        for each in json.loads(said)
        if each["state"] == "wrong" and each["check"] != "settings"
    ]
