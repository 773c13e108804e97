"""The journal: whole, guarded by the database, and the one that was seen before."""

from collections.abc import Callable, Iterator

from sprang.foundation import journal
from sprang.foundation.journal import append_only, witness
from sprang.foundation.journal.witness import Seen

from .finding import Finding, ok, wrong

MOST_BREAKS = 5
TAMPERED = "Compare with a backup: someone wrote past the program."


def journal_is_unbroken() -> Iterator[Finding]:
    """Walks the whole chain: every hash is computed again."""
    found = 0
    for found, each in enumerate(journal.breaks(), start=1):
        yield wrong("journal", f"Entry {each.seq}: {each.reason}.", TAMPERED)
        if found == MOST_BREAKS:
            return
    if not found:
        last = witness.now()
        said = f"{last.seq} entries in an unbroken chain, the last {last}." if last else "Empty."
        yield ok("journal", said)


def journal_is_guarded() -> Iterator[Finding]:
    if gone := append_only.missing():
        what = f"The database no longer refuses to change it: {', '.join(gone)} is missing."
        yield wrong("journal's guard", what, "Run: sprang migrate. Find out who took it away.")
    else:
        yield ok("journal's guard", "The database refuses to change or remove entries.")


def journal_was_seen() -> Iterator[Finding]:
    """What a worker on this machine noted, once an hour (`foundation.journal.witness`)."""
    todo = f"{TAMPERED} If it is one that was brought back, remove {witness.file()}."
    yield from _agrees("journal as seen here", witness.kept(), todo)


def journal_has(seen: Seen) -> Callable[[], Iterator[Finding]]:
    """A check of one entry that somebody has kept the hash of."""
    return lambda: _agrees("journal as kept", [seen], TAMPERED)


def _agrees(check: str, seen: list[Seen], todo: str) -> Iterator[Finding]:
    agreed, lost = witness.disagreeing(seen)
    if lost:
        when = f"of {lost.at}" if lost.at else "given"
        since = f"entry {agreed.seq} is still the same" if agreed else "nothing before it is known"
        yield wrong(check, f"Entry {lost.seq} is not the one {when}; {since}.", todo)
    else:
        yield ok(check, f"{len(seen)} hashes noted outside the database, all still in it.")
