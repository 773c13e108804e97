"""A backup becomes an instance: made aside, brought to this version, checked, taken into use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from sprang.cli.faults import Fault
from sprang.foundation import journal
from sprang.foundation.journal import witness
from sprang.foundation.models import Head

from . import sealing
from .checking import Checked, check_file
from .loading import Loader, Told, make_tables, reachable
from .manifest import Manifest
from .places import Place, place
from .reading import members
from .secret import Key


@dataclass(frozen=True)
class Restored:
    """:ivar migrated: how many migrations have been applied since the backup was made.
    :ivar kept: where the old is; empty where there was none.
    :ivar notes: what one should know, in lines."""

    manifest: Manifest
    migrated: int
    kept: str
    notes: list[str]


def restore(
    file: Path,
    *,
    identities: Sequence[Any] = (),
    replace: bool = False,
    as_it_is: bool = False,
    told: Told = lambda _rows, _table: None,
) -> Restored:
    """Nothing is touched before the whole file has been read and found unaltered.

    :param as_it_is: also with a journal whose chain was broken when the backup was made.
    :raises Fault: refused; what was here is in use as before.
    """
    manifest, checked = check_file(file, identities)
    steps = reachable(manifest)
    where, key = place(timezone.now()), Key(checked.key, manifest.key)
    founded = where.holds_something()
    if founded and not replace:
        raise Fault("There is a platform here already. To put the backup in its place: --replace")
    where.enter()
    make_tables(steps)
    _load(file, identities, Loader(manifest, steps, told), checked)
    migrated = _bring_forward()
    notes = [*_on_the_journal(manifest, as_it_is), key.note(), _on_the_lost(manifest)]
    # asked of the new database, as long as the connection leads to it
    saw_later = witness.disagreeing(witness.kept())[1] is not None
    kept = _take_into_use(where, key, founded)
    notes.append(_set_aside_what_was_seen(where.stamp) if saw_later else "")
    return Restored(manifest, migrated, kept, [note for note in notes if note])


def _take_into_use(where: Place, key: Key, keep: bool) -> str:
    """Rows and key; where the old rows are kept."""
    key.put_aside()
    kept = where.take_into_use(keep=keep)
    key.take_into_use(keep_as=f"secret_key.before-{where.stamp}" if keep else "")
    return kept


def _load(file: Path, identities: Sequence[Any], loader: Loader, checked: Checked) -> None:
    with file.open("rb") as opened, sealing.opened(opened, identities) as source:
        loader.load(members(source), checked)


def _bring_forward() -> int:
    """To this version; the number of migrations."""
    before = len(MigrationLoader(connection).applied_migrations)
    call_command("migrate", interactive=False, verbosity=0)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # else the first questions are planned for empty tables
    return len(MigrationLoader(connection).applied_migrations) - before


def _on_the_journal(manifest: Manifest, as_it_is: bool) -> Iterator[str]:
    """:raises Fault: it is not the one that the backup was made of, or does not hold."""
    head = Head.objects.filter(pk=1).values_list("seq", "hash").first() or (0, "")
    if head != manifest.journal:
        raise Fault("The journal does not end where it did. Nothing was restored.")
    broken = next(journal.breaks(), None)
    if broken is None:
        return
    what = f"The journal was broken when it was kept: entry {broken.seq}, {broken.reason}"
    if not as_it_is:
        raise Fault(f"{what}. Nothing was restored. To restore it as it is: --as-it-is")
    yield f"{what}."


def _on_the_lost(manifest: Manifest) -> str:
    count = len(manifest.lost)
    return f"{count} files were missing when the backup was made." if count else ""


def _set_aside_what_was_seen(stamp: str) -> str:
    """What this machine noted of a later journal would be told as tampering for ever."""
    aside = witness.file().with_name(f"{witness.NAME}.before-{stamp}")
    witness.file().rename(aside)
    return f"This machine has seen a later journal; what it noted of it is kept as {aside}."
