"""Imports that are killed: a process of its own on a database of its own, killed and begun again.

    python -m tests.imports.killed FOLDER [--rows 400] [--kills 5] [--server postgresql://…]

Runs the same import once undisturbed and once with kills, in children that are forked when all is
loaded, and prints both end states. The children are killed with SIGKILL at moments drawn from a
seed, wherever they are.
"""

import argparse
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .ground import Ground, ground_in


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--rows", type=int, default=400)
    asked.add_argument("--kills", type=int, default=5)
    asked.add_argument("--server", default="")
    given = asked.parse_args()
    ground = ground_in(given.folder, given.server)
    os.environ |= {
        "SPRANG_DATA": str(given.folder),
        "SPRANG_DATABASE": ground.address,
        "DJANGO_SETTINGS_MODULE": "sprang.site.settings",
    }
    import django

    django.setup()
    from sprang.foundation.imports import batches, taking_back

    batches.BATCH = taking_back.BATCH = 20
    try:
        told = Trial(given.folder, ground, given.rows, given.kills).told()
    finally:
        ground.away()
    sys.stdout.write(json.dumps(told) + "\n")


class Trial:
    def __init__(self, folder: Path, ground: Ground, rows: int, kills: int) -> None:
        self.folder, self.ground, self.rows, self.kills = folder, ground, rows, kills
        self.chance = random.Random(5)  # noqa: S311

    def told(self) -> dict[str, Any]:
        assert child(lambda: prepare(self.rows)) == 0
        self.ground.keep()
        assert child(again("import")) == 0
        calm = self.state()
        assert child(again("undo-import")) == 0
        calm_undone = self.state()
        self.ground.put_back()
        killed = self.with_kills("import", "position")
        wild = self.state()
        killed += self.with_kills("undo-import", "removed")
        wild_undone = self.state()
        return {
            "calm": calm,
            "wild": wild,
            "calm_undone": calm_undone,
            "wild_undone": wild_undone,
            "kills": killed,
            **self.snapshot(),
            **self.stopped(),
        }

    def with_kills(self, job: str, column: str) -> int:
        """Killed when it has come a random way further, until it ends by itself."""
        killed = 0
        while True:
            at = self.at(column) + self.chance.randint(1, max(2, self.rows // self.kills))
            pid = forked(again(job))
            if killed < self.kills and self.waited(pid, column, at):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                killed += 1
                continue
            assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
            return killed

    def waited(self, pid: int, column: str, at: int) -> bool:
        """False where it had ended before it came so far."""
        deadline = time.monotonic() + 60
        while self.at(column) < at:
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                return False
            assert time.monotonic() < deadline, "no progress"
            time.sleep(self.chance.random() / 200)
        return True

    def at(self, column: str) -> int:
        return self.ground.asked(f"SELECT max({column}) FROM foundation_importrun")  # noqa: S608

    def state(self) -> dict[str, Any]:
        told = self.folder / "state.json"
        assert child(lambda: told.write_text(json.dumps(state()))) == 0
        return dict(json.loads(told.read_text()))

    def snapshot(self) -> dict[str, Any]:
        told = self.folder / "snapshot.json"
        assert child(lambda: told.write_text(json.dumps(snapshot()))) == 0
        return dict(json.loads(told.read_text()))

    def stopped(self) -> dict[str, Any]:
        """`sprang import` in a terminal, Ctrl-C, and once more."""
        out = self.folder / "out.txt"
        pid = forked(lambda: terminal(out, self.folder / "behov.csv"))
        assert self.waited_for_new(pid)
        os.kill(pid, signal.SIGINT)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        first = out.read_text().splitlines()
        second_code = child(lambda: terminal(out, self.folder / "behov.csv"))
        return {"ctrl_c": [code, first], "then": [second_code, out.read_text().splitlines()]}

    def waited_for_new(self, pid: int) -> bool:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            sql = "SELECT count(*) FROM foundation_importrun WHERE content = '' AND position > 0"
            if self.ground.asked(sql):
                return True
            time.sleep(0.002)
        return False


def forked(work: Callable[[], Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(code)


def child(work: Callable[[], Any]) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(forked(work), 0)[1])


def prepare(rows: int) -> None:
    from django.core.files import File
    from django.core.management import call_command

    from sprang.foundation.enums import Role
    from sprang.foundation.imports import kind_named
    from sprang.foundation.imports.actions import map_run, start_run, upload_run
    from tests.cast import build_city, build_user
    from tests.imports.making import made

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    boras = build_city("boras", "Borås").platform
    lead = build_user("lead@boras.example", Role.LEAD, boras)
    path = made(Path(os.environ["SPRANG_DATA"]) / "behov.csv", rows)
    with path.open("a") as file:
        # a repetition, a fault and a note, told once each however often it was killed
        file.write(path.read_text().split("\n", 1)[1].split("000002", 1)[0])
        file.write(f"9;;Utan datum;;;i går\n8;{'lång rubrik ' * 40};Text.;;;\n")
    with path.open("rb") as upload:
        needs = kind_named("needs")
        run = upload_run(kind=needs, platform=boras, by=lead, upload=File(upload, "behov.csv"))
    map_run(run=run, by=lead, mapped=run.mapping, visibility="internal", source="lista")
    start_run(run=run, by=lead)


def again(kind: str) -> Callable[[], None]:
    """As a worker does when it begins: what was left running is taken up."""

    def work() -> None:
        from sprang.foundation import jobs
        from sprang.foundation.imports.undo import start_undo
        from sprang.foundation.models import ImportRun, Job

        if not Job.objects.filter(kind=kind).exists():
            run = ImportRun.objects.select_related("platform", "by").get()
            start_undo(run=run, by=run.by)
        job = Job.objects.get(kind=kind)
        Job.objects.filter(pk=job.pk, state="running").update(state="waiting")
        jobs.run(job)

    return work


def state() -> dict[str, Any]:
    """All that an import leaves behind, without moments and ids of its own."""
    from sprang.foundation import journal
    from sprang.foundation.models import Entry, ImportFault, ImportRun, ImportTrace
    from sprang.needs.models import Need

    needs = Need.objects.order_by("reference").values_list(
        "reference", "title", "text", "external_id", "status", "version", "fingerprint"
    )
    counts = "state", "rows", "position", "created", "duplicates", "refused", "removed", "kept"
    entries = Entry.objects.order_by("seq").values_list("kind", flat=True)
    return {
        "needs": [list(each) for each in needs],
        "run": ImportRun.objects.values_list(*counts).get(),
        "faults": list(ImportFault.objects.values_list("row", "level", "column", "message")),
        "traces": ImportTrace.objects.count(),
        "entries": list(entries),
        "broken": len(list(journal.breaks())),
    }


def snapshot() -> dict[str, Any]:
    """A list that is read while others write, and while its own job tells how far it has come."""
    from sprang.foundation.exports import kind_named, rows_of, snapshot
    from sprang.foundation.exports.snapshot import aside
    from sprang.foundation.models import Platform, Record
    from sprang.needs.actions import capture_need
    from sprang.needs.models import Need

    snapshot.CHUNK = 50
    boras = Platform.objects.get()
    for number in range(200):
        capture_need(platform=boras, by=None, text=f"Behov nummer {number}.", title=str(number))
    pieces = aside(lambda: rows_of(kind_named("needs"), Need.objects.order_by("pk")))
    first = next(pieces)
    capture_need(platform=boras, by=None, text="Skrivet medan filen gjordes.")
    Record.objects.filter(title="199").update(text="Ändrat medan filen gjordes.")
    rows = [*first, *(row for piece in pieces for row in piece)]
    texts = [row[3] for row in rows]
    whole = texts == [f"Behov nummer {number}." for number in range(200)]
    Need.objects.all().delete()
    return {"snapshot": whole}


def terminal(out: Path, path: Path) -> None:
    with out.open("w") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    sys.argv = ["sprang", "import", "needs", str(path), "--platform", "boras"]
    from sprang.cli.main import app

    app()


if __name__ == "__main__":
    main()
