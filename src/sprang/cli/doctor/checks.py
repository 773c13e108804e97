"""All checks in order. Without a database the ones that need it are left out."""

from collections.abc import Callable, Iterable, Iterator

from . import database, journal, leftovers, letters, machines, settings, storage, work
from .finding import Finding, State

Check = Callable[[], Iterator[Finding]]

FIRST: tuple[Check, ...] = (
    settings.settings_fit,
    settings.secret_key_is_secret,
    storage.disk_has_room,
    work.model_counts,
)
GATES: tuple[Check, ...] = (database.database_answers, database.database_is_migrated)
REST: tuple[Check, ...] = (
    journal.journal_is_unbroken,
    journal.journal_is_guarded,
    journal.journal_was_seen,
    work.readers_keep_up,
    work.jobs_move,
    work.imports_end,
    work.index_agrees,
    letters.letters_go,
    database.words_are_indexed,
    storage.files_are_there,
    storage.newest_files_are_unchanged,
    leftovers.restores_are_done,
    settings.demo_is_apart,
    machines.secret_key_is_shared,
    machines.clock_is_right,
)


def findings(more: Iterable[Check] = ()) -> Iterator[Finding]:
    for check in FIRST:
        yield from check()
    for gate in GATES:
        found = list(gate())
        yield from found
        if any(each.state == State.WRONG for each in found):
            return
    for check in (*REST, *more):
        yield from check()
