"""The walk as a measurement: `python -m tests.cluster --json`."""

import argparse
import sys
import tempfile
from pathlib import Path

from tools.cluster import packages

from .walk import Walk


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.cluster", description=__doc__)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=20.0, help="of writing at each station")
    parser.add_argument("--rows", type=int, default=10_000, help="in the import")
    parser.add_argument("--json", action="store_true", help="everything, for a program")
    asked = parser.parse_args()
    if not packages.ensure():
        sys.exit(packages.MISSING)
    with tempfile.TemporaryDirectory(prefix="sprang-cluster-") as folder:
        walk = Walk(Path(folder), writers=asked.writers, seconds=asked.seconds, rows=asked.rows)
        try:
            report = walk.go()
        finally:
            walk.close()
    sys.stdout.write(f"{report.as_json()}\n" if asked.json else in_short(report))
    return int(bool(report.lost or report.twice or report.stale))


def in_short(report: object) -> str:
    told = vars(report)
    return "".join(
        f"{name.replace('_', ' '):18} {len(value) if isinstance(value, list) else value}\n"
        for name, value in told.items()
    )


if __name__ == "__main__":
    sys.exit(main())
