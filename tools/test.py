"""All tests: on SQLite with the browser, on PostgreSQL, on several machines; then a summary.

`python tools/test.py [PYTEST ARGUMENTS…]`
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE

import chromium

from cluster import packages

ROOT = Path(__file__).resolve().parent.parent
# each worker keeps to one half, and so makes fewer of the things that tests of a folder share;
# whoever is done first takes over what the other has not come to
PYTEST = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal"]


def main() -> int:
    browser = chromium.ensure()
    if not browser:
        sys.stderr.write(f"{chromium.MISSING}\n")
        return 1
    if not packages.ensure():
        sys.stderr.write(f"{packages.MISSING}\n")
        return 1
    runs = {
        "SQLite and browser": [*PYTEST, "-m", "not cluster"],
        # the pages and what is installed are the same: they need to be seen once; what else has
        # no database in it is left out by tests/conftest.py
        "PostgreSQL": [
            sys.executable,
            "tools/postgres.py",
            *PYTEST,
            "-m",
            "not browser and not fresh and not cluster",
        ],
    }
    # most of its time it waits for machines, which takes nobody's
    machines = [sys.executable, "-m", "pytest", "tests/cluster", "-m", "cluster"]
    with ThreadPoolExecutor() as beside:
        waited_for = beside.submit(run, "Several machines", machines, browser, aside=True)
        results = [run(name, command, browser) for name, command in runs.items()]
        results.append(waited_for.result())
    print("\nSummary")
    for name, code, seconds in results:
        print(f"  {'ok    ' if code == 0 else 'FAILED'}  {name}, {seconds:.0f} s")
    return int(any(code for _name, code, _seconds in results))


def run(
    name: str, command: list[str], browser: str, *, aside: bool = False
) -> tuple[str, int, float]:
    """What is run `aside` tells what it has to say when it is done."""
    began = time.monotonic()
    environment = {**clean(), "CHROMIUM": browser, "PYTHONHASHSEED": "random"}
    if not aside:
        print(f"\n{name}", flush=True)
    out = PIPE if aside else None
    done = subprocess.run(
        [*command, *sys.argv[1:]], cwd=ROOT, env=environment, stdout=out, stderr=out
    )
    if aside:
        print(f"\n{name}\n{done.stdout.decode(errors='replace')}", flush=True)
    return name, done.returncode, time.monotonic() - began


def clean() -> dict[str, str]:
    """The environment without an operator's settings, which tests must not meet, and without the
    wish to keep no bytecode: a hundred processes would each compile all that they load."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("SPRANG_") and name != "PYTHONDONTWRITEBYTECODE"
    }


if __name__ == "__main__":
    sys.exit(main())
