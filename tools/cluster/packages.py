"""The programs that a cluster is made of, from Debian's packages.

`python tools/cluster/packages.py` gets them, or says what to install.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("haproxy", "pgbouncer", "postgresql")
MISSING = f"""\
Several machines need {", ".join(NAMES)} of Debian or Ubuntu, and can't install them here. As root:
  apt-get install --no-install-recommends {" ".join(NAMES)}
None of them need run as a service: what is needed is started, on ports of its own."""
POSTGRESQL = Path("/usr/lib/postgresql")
OLDEST = 15
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/sprang.conf")
NO_SERVICES = Path("/usr/sbin/policy-rc.d")


def program(name: str) -> str | None:
    """The path of one of the programs; those of PostgreSQL lie beside each other, by version."""
    if (folder := postgresql()) and (folder / name).exists():
        return str(folder / name)
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def postgresql() -> Path | None:
    """The folder with the newest PostgreSQL's programs."""
    versions = [path for path in POSTGRESQL.glob("*/bin") if (path / "initdb").exists()]
    newest = max(versions, key=lambda path: int(path.parent.name), default=None)
    return newest if newest and int(newest.parent.name) >= OLDEST else None


def are_there() -> bool:
    return all(program(name) for name in ("haproxy", "pgbouncer", "initdb"))


def ensure() -> bool:
    """Get the packages where they are missing and that is possible."""
    if not are_there() and shutil.which("apt-get") and os.geteuid() == 0:
        sys.stderr.write(f"Installing {', '.join(NAMES)} with apt-get …\n")
        install()
    return are_there()


def install() -> None:
    quiet = {"capture_output": True, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    with nothing_started():
        for words in (["update"], ["install", "--yes", "--no-install-recommends", *NAMES]):
            subprocess.run(["apt-get", "--quiet", *words], timeout=900, **quiet)


@contextlib.contextmanager
def nothing_started() -> Iterator[None]:
    """The packages would make a database of their own and start their services."""
    made = [
        path
        for path, text in (
            (NO_CLUSTER, "create_main_cluster = false\n"),
            (NO_SERVICES, "#!/bin/sh\nexit 101\n"),
        )
        if write_new(path, text)
    ]
    try:
        yield
    finally:
        for path in made:
            path.unlink(missing_ok=True)


def write_new(path: Path, text: str) -> bool:
    """False where the machine's owner has said something there already."""
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return True


if __name__ == "__main__":
    if not ensure():
        sys.exit(MISSING)
