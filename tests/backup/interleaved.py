"""Makes a backup, and lets people write between any two parts of it. Run inside an instance.

    python -m tests.backup.interleaved FILE      prints how many needs there are in the end

A part is written only when something has been committed since the part before.
"""

import sys
import threading
import time
from pathlib import Path

import django

PATIENCE = 60


class Writer(threading.Thread):
    """Captures needs in one city and edits each of them, until told to stop."""

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug, self.done, self.stop = slug, 0, threading.Event()

    def run(self) -> None:
        from django.db import connections

        from sprang.foundation.models import Platform
        from sprang.needs.actions import capture_need, edit_need

        platform = Platform.objects.get(slug=self.slug)
        while not self.stop.is_set():
            need = capture_need(platform=platform, by=None, text=f"Behov {self.done} skaver.")
            edit_need(need=need, by=None, title=f"Behov {self.done}")
            self.done += 1
        connections.close_all()


def more_than(seen: int, writers: list[Writer]) -> None:
    """Wait until they have written more needs than these."""
    deadline = time.monotonic() + PATIENCE
    while sum(each.done for each in writers) <= seen:
        assert time.monotonic() < deadline, "the writers are held up"
        time.sleep(0.001)


def main(file: Path) -> int:
    from django.core.management import call_command

    from sprang.cli.backup import dumping
    from sprang.needs.models import Need
    from tests.cast import build_city

    call_command("migrate", verbosity=0)
    writers = [Writer(build_city(slug, slug.title()).platform.slug) for slug in ("boras", "malmo")]
    for writer in writers:
        writer.start()

    def told(_rows: int, _table: str) -> None:
        more_than(sum(each.done for each in writers), writers)

    more_than(0, writers)  # the moment must have something in it
    try:
        with file.open("wb") as out:
            dumping.back_up(out, told=told)
    finally:
        for writer in writers:
            writer.stop.set()
            writer.join()
    return Need.objects.count()


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(f"{main(Path(sys.argv[1]))}\n")
