"""`python -m tests.kills --kills 200 --database sqlite`: processes die, promises are kept.

Starts a real `sprang serve` and a `sprang worker` in a folder of their own, lets people write over
HTTP, and kills with SIGKILL at random moments. Answers with JSON, and with 1 where anything that
was promised is missing, half, doubled or not followed.
"""

import argparse
import json
import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path

from .database import database
from .processes import SETTINGS

PORTS = range(8110, 8120)


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--rows", type=int, default=600, help="rows in each imported file")
    parser.add_argument("--seconds", type=float, default=900, help="at most, for the kills")
    parser.add_argument("--keep", action="store_true", help="leave the folder where it is")
    return parser.parse_args()


def free_port() -> int:
    for port in PORTS:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
    raise SystemExit(f"None of the ports {PORTS.start}–{PORTS.stop - 1} is free.")


def run(given: argparse.Namespace, folder: Path, address: str) -> int:
    os.environ |= {"SPRANG_DATA": str(folder), "SPRANG_DATABASE": address}
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    from sprang.cli.house import open_house

    open_house()
    from .trial import Options, Trial

    options = Options(
        given.kills, given.seed, free_port(), given.writers, given.rows, given.seconds
    )
    told = {"database": given.database} | Trial(options, folder, address).run()
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    return int(told["result"] != "held")


def main() -> int:
    given = asked()
    for name in [each for each in os.environ if each.startswith("SPRANG_")]:
        if name != "SPRANG_TEST_DATABASE":
            del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="sprang-kills-"))
    with database(given.database) as address:
        code = run(given, folder, address)
    if given.keep or code:
        sys.stderr.write(f"What it left is in {folder}\n")
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
