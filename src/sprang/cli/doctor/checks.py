"""All checks in order. Without a database the ones that need it are left out."""

from collections.abc import Callable, Iterator

from . import database, settings, storage, work
from .finding import Finding, State

Check = Callable[[], Iterator[Finding]]

FIRST: tuple[Check, ...] = (
    settings.settings_fit,
    settings.secret_key_is_secret,
    storage.disk_has_room,
)
GATES: tuple[Check, ...] = (database.database_answers, database.database_is_migrated)
REST: tuple[Check, ...] = (
    database.journal_is_unbroken,
    work.readers_keep_up,
    work.jobs_move,
    work.index_agrees,
    storage.files_are_there,
    settings.demo_is_apart,
)


def findings() -> Iterator[Finding]:
    for check in FIRST:
        yield from check()
    for gate in GATES:
        found = list(gate())
        yield from found
        if any(each.state == State.WRONG for each in found):
            return
    for check in REST:
        yield from check()
