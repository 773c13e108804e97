"""Stops a backup or a restore in the middle and says so, to be killed there. Run in an instance.

python -m tests.backup.halted TABLE COMMAND…
"""

import sys
import time

import django


def halt_at(wanted: str) -> None:
    """From now on progress stands still when it comes to that table."""
    from sprang.cli.progress import Told

    def tell(_self: Told, _done: int, _total: int | None = None, message: str = "") -> None:
        if message == wanted:
            sys.stdout.write("half\n")
            sys.stdout.flush()
            time.sleep(600)

    Told.tell = tell  # type: ignore[method-assign]


if __name__ == "__main__":
    django.setup()
    halt_at(sys.argv[1])
    from sprang.cli.main import app

    app(sys.argv[2:])
