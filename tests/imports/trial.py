"""The long trial: many needs in, out and undone, by the same code as the product's.

    python -m tests.imports.trial --rows 100000 --database sqlite
    python -m tests.imports.trial --rows 100000 --database postgresql://…

Prints JSON. Each step runs in a process of its own, so that its peak of memory is its own.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STEPS = ("prepare", "read", "again", "index", "csv", "xlsx", "json", "back", "undo", "forgotten")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=100_000)
    asked.add_argument(
        "--database", default="sqlite", help="sqlite, or the address of an empty one"
    )
    asked.add_argument("--only", help=argparse.SUPPRESS)
    asked.add_argument("--keep", type=Path, help="folder for the files; else one that vanishes")
    given = asked.parse_args()
    if given.only:
        tell(step(given.only, given.rows))
        return
    with tempfile.TemporaryDirectory(prefix="sprang-trial-") as folder:
        data = given.keep or Path(folder)
        url = "" if given.database == "sqlite" else given.database
        # 100,000 needs of ordinary length are more than the 50 MB that a page takes by default
        limit = {"SPRANG_UPLOAD_MB": "1000"}
        house = os.environ | {"SPRANG_DATA": str(data), "SPRANG_DATABASE": url} | limit
        for name in STEPS:
            tell({name: apart(name, given.rows, house)})


def tell(figures: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()


def apart(name: str, rows: int, house: dict[str, str]) -> Any:
    command = [sys.executable, "-m", "tests.imports.trial", "--only", name, "--rows", str(rows)]
    done = subprocess.run(command, env=house, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def step(name: str, rows: int) -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sprang.site.settings")
    import django

    django.setup()
    before = peak = memory()
    over = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not over.wait(0.05):
            peak = max(peak, memory())

    watcher = threading.Thread(target=watch)
    watcher.start()
    began = time.perf_counter()
    try:
        told: dict[str, Any] = globals()[f"do_{name}"](rows)
    finally:
        over.set()
        watcher.join()
    seconds = time.perf_counter() - began
    return {"seconds": round(seconds, 2), "rows_per_second": round(rows / seconds), **told} | {
        "peak_mb": peak,
        "start_mb": before,
    }


def memory() -> int:
    """Our own megabytes: not the pages of the database's file, which the system lends to all."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("RssAnon:")[1].split()[0]) // 1024


def folder() -> Path:
    return Path(os.environ["SPRANG_DATA"])


def do_prepare(rows: int) -> dict[str, Any]:
    from django.core.management import call_command

    from sprang.foundation.journal import readers
    from tests.cast import build_city, build_user
    from tests.imports.making import made

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    city = build_city("boras", "Borås", "Vård")
    build_user("lead@boras.example", "lead", city.platform)  # type: ignore[arg-type]
    readers.run_all()  # an empty index, so that it is later brought up to date, not made
    path = made(folder() / "behov.csv", rows)
    return {"file_mb": path.stat().st_size // 1_000_000}


def do_read(rows: int) -> dict[str, Any]:
    """As a lead's job: uploaded, mapped, read in."""
    from django.core.files import File

    from sprang.foundation.imports import kind_named
    from sprang.foundation.imports.actions import map_run, start_run, upload_run

    with (folder() / "behov.csv").open("rb") as file:
        began = time.perf_counter()
        run = upload_run(
            kind=kind_named("needs"), platform=boras(), by=lead(), upload=File(file, "behov.csv")
        )
        uploaded = time.perf_counter() - began
    map_run(run=run, by=lead(), mapped=run.mapping, visibility="internal", source="trial")
    run = start_run(run=run, by=lead())
    done = work(run.job)
    run.refresh_from_db()
    assert (run.created, run.refused, run.duplicates) == (rows, 0, 0), vars(run)
    return {"upload_seconds": round(uploaded, 2), "job": done}


def do_again(rows: int) -> dict[str, Any]:
    from sprang.foundation.imports import run_import

    run = run_import("needs", folder() / "behov.csv", boras(), source="trial")
    assert (run.unchanged, run.created) == (rows, 0), vars(run)
    return {}


def do_index(_rows: int) -> dict[str, Any]:
    """How far search lags behind after all that at once, and how long it takes to catch up."""
    from sprang.foundation.journal import readers

    behind = max(readers.lag().values())
    readers.run_all()
    assert not any(readers.lag().values())
    return {"lag": behind}


def export(form: str, rows: int) -> dict[str, Any]:
    from django.http import QueryDict

    from sprang.foundation.exports import kind_named, start_export

    asked = QueryDict("vy=alla")
    job = start_export(
        kind=kind_named("needs"), form=form, platform=boras(), by=lead(), asked=asked
    )
    done = work(job)
    job.refresh_from_db()
    assert job.result == {"rows": rows}, job.result
    target = folder() / f"ut.{form}"
    target.write_bytes(b"")
    with target.open("wb") as file:
        for chunk in job.content.chunks():
            file.write(chunk)
    return {"mb": target.stat().st_size // 1_000_000, "job": done}


def do_csv(rows: int) -> dict[str, Any]:
    return export("csv", rows)


def do_xlsx(rows: int) -> dict[str, Any]:
    return export("xlsx", rows)


def do_json(rows: int) -> dict[str, Any]:
    return export("json", rows)


def do_back(rows: int) -> dict[str, Any]:
    """What was taken out, read in again: nothing changes."""
    from sprang.foundation.imports import run_import

    run = run_import("needs", folder() / "ut.csv", boras())
    assert (run.unchanged, run.created, run.updated, run.refused) == (rows, 0, 0, 0), vars(run)
    return {}


def do_undo(rows: int) -> dict[str, Any]:
    from sprang.foundation.imports import foretold
    from sprang.foundation.imports.undo import start_undo
    from sprang.foundation.models import ImportRun
    from sprang.needs.models import Need

    run = ImportRun.objects.select_related("platform").exclude(content="").get()
    began = time.perf_counter()
    would = foretold(run)
    asked = time.perf_counter() - began
    assert (would.removed, would.kept) == (rows, 0), would
    done = work(start_undo(run=run, by=lead()).job)
    assert not Need.objects.exists()
    return {"foretold_seconds": round(asked, 2), "job": done}


def do_forgotten(_rows: int) -> dict[str, Any]:
    """Search forgets them, and the journal's chain is whole."""
    from sprang.foundation import journal
    from sprang.foundation.journal import readers

    readers.run_all()
    assert not any(readers.lag().values())
    assert not list(journal.breaks())
    return {"journal": "whole"}


def work(job: Any) -> dict[str, Any]:
    """Done here and now as the worker does it; the queue's own copy finds it taken."""
    from sprang.foundation import jobs

    asked: Callable[[Any], None] = jobs.run
    asked(job)
    job.refresh_from_db()
    assert job.state == "done", (job.state, job.message)
    return {"done": job.done, "total": job.total}


def boras() -> Any:
    from sprang.foundation.models import Platform

    return Platform.objects.get()


def lead() -> Any:
    from sprang.foundation.models import User

    return User.objects.get()


if __name__ == "__main__":
    main()
