"""The worker as a child of the supervisor: `python -m sprang.cli.serving.work`."""

import os
import secrets
import signal
import threading
import time
from types import FrameType

from sprang.cli.house import open_house

from . import lifeline

TICK = 0.2
GRACE = 8.0


def main() -> None:
    life = lifeline.grasp()
    if life is not None:
        lifeline.watch(life, _orphaned)
    open_house()
    work_until_told()


def work_until_told() -> None:
    """Until SIGTERM or SIGINT; a job in hand is finished first."""
    from sprang.foundation.jobs import worker

    name = own_name()
    # a plain flag: a handler that set the event could meet the lock that its own thread holds
    told: list[int] = []

    def on_signal(number: int, _frame: FrameType | None) -> None:
        told.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)
    stop = threading.Event()
    threads = worker.start(stop, name=name)
    while not told:
        time.sleep(TICK)
    stop.set()
    for thread in threads:
        thread.join()


def own_name() -> str:
    """One that tells the next worker here what this one left behind, where the disk knows locks."""
    from django.conf import settings

    from sprang.foundation.jobs import slots

    try:
        return slots.take(settings.DATA / "workers")
    except OSError:
        return f"worker-{os.getpid()}-{secrets.token_hex(8)}"


def _orphaned() -> None:
    """Nobody is left to wait for this process, so it does not stay for a long job."""
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)


if __name__ == "__main__":
    main()
