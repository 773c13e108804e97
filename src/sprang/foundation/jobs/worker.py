"""The worker: readers of the journal follow every change, queued jobs are done, lost ones found.

A thread for each, so that a long job does not hold up search and notices, and a reader that fails
holds up no other. They live on through errors of the database and wait longer while it is away.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db import close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from .. import retention, session_store, throttle
from ..database import cache
from ..database.away import is_away
from ..journal import readers, witness
from . import left_behind, upkeep

logger = logging.getLogger(__name__)

IDLE = 0.3
LONGEST_WAIT = 30.0
LONGEST_AWAY = 4.0
"""Seconds; a database that was away comes back at once, and search has then to catch up."""
QUEUE_RETENTION = timedelta(days=7)
"""How long the queue remembers what it has done."""

Step = Callable[[], int]
"""Does what there is to do; the number of things done."""


def start(stop: threading.Event, *, name: str) -> list[threading.Thread]:
    """Begin to work; the threads end soon after `stop` is set, a job in hand being finished.

    :param name: nobody else's that lives (`sprang.foundation.jobs.slots`).
    """
    before, lost = once(lambda: left_behind.take_over(name)), every(20, take_up_lost_jobs)
    old, seen = every(3600, forget_the_old), every(3600, witness.note)
    loops: dict[str, Step] = {
        "jobs": lambda: before() + do_one_task(name),
        "upkeep": lambda: lost() + old() + seen(),
    } | {f"reader {each}": partial(follow, each) for each in readers.names()}
    loops |= {name: every(each.seconds, each.step) for name, each in upkeep.steps().items()}
    threads = [
        threading.Thread(target=loop, args=(step, stop), name=each) for each, step in loops.items()
    ]
    for thread in threads:
        thread.start()
    return threads


def loop(step: Step, stop: threading.Event) -> None:
    trouble = 0.0
    while not stop.is_set():
        done = 0
        try:
            # a connection that broke in the last round is replaced
            close_old_connections()
            done = step()
            trouble = 0.0
        except Exception as error:
            away = is_away(error)
            trouble = min(max(1.0, trouble * 2), LONGEST_AWAY if away else LONGEST_WAIT)
            if away:
                logger.warning("The database does not answer, trying again: %s", error)
            else:
                logger.exception("The worker's step failed, trying again")
        if not done:
            stop.wait(trouble or IDLE)
    connections.close_all()


def every(seconds: float, step: Step) -> Step:
    """The same step, but at most once in so many seconds."""
    due = 0.0

    def now_and_then() -> int:
        nonlocal due
        if time.monotonic() < due:
            return 0
        due = time.monotonic() + seconds
        return step()

    return now_and_then


def once(step: Step) -> Step:
    """The same step until it has succeeded, then nothing."""
    done = False

    def first_of_all() -> int:
        nonlocal done
        count = 0 if done else step()
        done = True
        return count

    return first_of_all


def follow(reader: str) -> int:
    # Looked at first: running a reader takes the write lock of a SQLite database.
    return readers.follow(reader) if readers.lag_of(reader) else 0


def do_one_task(name: str) -> int:
    """Run the first task in the queue, where there is one."""
    # Looked up first: taking a task locks the whole of a SQLite database for a moment.
    if not DBTaskResult.objects.ready().exists():
        return 0
    Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=name,
    ).run()
    return 1


def take_up_lost_jobs() -> int:
    """Jobs whose worker was killed: in the middle, or between the queue and the job."""
    return left_behind.resume_abandoned() + left_behind.requeue_forgotten()


def forget_the_old() -> int:
    """Done tasks; sessions, files and what was cached, when they have run out."""
    since = timezone.now() - QUEUE_RETENTION
    tasks, _ = DBTaskResult.objects.finished().filter(finished_at__lt=since).delete()
    ended, paid = session_store.forget_ended(), throttle.forget_paid()
    return int(tasks) + ended + paid + retention.forget() + cache.forget_expired()
