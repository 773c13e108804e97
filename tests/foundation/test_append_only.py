"""The database itself refuses to change or remove what stands in the journal."""

import pytest
from django.db import connection, transaction

from sprang.cli.doctor import journal as doctor
from sprang.foundation import journal
from sprang.foundation.journal import append_only
from sprang.foundation.models import Entry, Platform


@pytest.fixture
def last(boras: Platform) -> int:
    """Some entries; the number of the last one."""
    with transaction.atomic():
        return journal.append("thing.done", subject=boras, by=None).seq


VERBS = ["UPDATE foundation_entry SET kind='x' WHERE seq=2", "DELETE FROM foundation_entry"]


@pytest.mark.parametrize("verb", VERBS)
def test_the_database_refuses_to_rewrite(last: int, verb: str) -> None:
    with (
        pytest.raises(Exception, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb)
    assert list(journal.breaks()) == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has no REPLACE")
@pytest.mark.parametrize("place", ["seq, rowid", "rowid, seq"])
def test_the_database_refuses_to_replace(last: int, place: str) -> None:
    """Whether it is the number that is taken or SQLite's own id of the row."""
    append_only.set_up()
    names = [each.column for each in Entry._meta.concrete_fields if each.column != "seq"]
    kept = ", ".join(names)
    statement = (
        f"INSERT OR REPLACE INTO foundation_entry ({place}, {kept}) "  # noqa: S608  its own names
        f"SELECT 2, 999, {kept} FROM foundation_entry WHERE seq = 1"
    )
    with (
        pytest.raises(Exception, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert list(journal.breaks()) == []
    assert Entry.objects.count() == last


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
def test_the_database_refuses_to_empty(last: int) -> None:
    append_only.set_up()
    with (
        pytest.raises(Exception, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE foundation_entry CASCADE")


def test_a_guard_that_is_gone_is_told_and_set_anew(last: int) -> None:
    append_only.set_up()
    assert [each.state for each in doctor.journal_is_guarded()] == ["ok"]
    first, *_rest = sorted(append_only.TRIGGERS[connection.vendor])
    where = " ON foundation_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {first}{where}")
    [found] = doctor.journal_is_guarded()
    assert (found.state, first in found.says) == ("wrong", True)
    append_only.set_up()
    assert append_only.missing() == []


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's can't be switched off")
def test_a_guard_that_is_switched_off_is_told(last: int) -> None:
    append_only.set_up()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE foundation_entry DISABLE TRIGGER entry_is_append_only")
    assert append_only.missing() == ["entry_is_append_only"]
