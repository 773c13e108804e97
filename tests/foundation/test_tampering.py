"""Someone with the database's password writes past the program: `doctor` says where."""

# ruff: noqa: S608  the numbers in these statements are the tests' own

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from sprang.cli.doctor import checks, work
from sprang.cli.doctor import journal as doctor
from sprang.cli.main import app
from sprang.foundation import journal
from sprang.foundation.journal import chain, witness
from sprang.foundation.models import Entry, Head, Platform, User
from tests.conftest import DISARM

Sql = Callable[..., None]
Told = list[tuple[int, str]]
CHANGED = "changed after it was written"
AFTER = "stands after the last one: written past the program"


@pytest.fixture
def last(boras: Platform, admin: User, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> int:
    """Twelve entries or more; the number of the last one."""
    monkeypatch.setattr(witness, "file", lambda: tmp_path / witness.NAME)
    with journal.together():
        for number in range(8):
            journal.append("thing.done", subject=boras, by=admin, data={"n": number})
    return Entry.objects.count()


@pytest.fixture
def sql(db: None) -> Sql:
    def run(*statements: str) -> None:
        with connection.cursor() as cursor:
            for statement in (*DISARM[connection.vendor], *statements):
                cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = origin")

    return run


def told() -> Told:
    return [(each.seq, each.reason) for each in journal.breaks()]


def said() -> list[str]:
    return [each.says for each in doctor.journal_is_unbroken() if each.state == "wrong"]


@pytest.mark.parametrize(
    "change",
    [
        """payload = '{"n": 99}'""",
        "actor_id = NULL",
        "platform_id = NULL",
        "at = '2020-01-01 00:00:00'",
        "kind = 'thing.undone'",
        "subject_kind = 'need'",
        "subject_uid = '00000000000000000000000000000000'",
        f"hash = '{'0' * 63}1'",
    ],
)
def test_a_changed_column_is_told_with_its_place(last: int, sql: Sql, change: str) -> None:
    place = last - 2
    sql(f"UPDATE foundation_entry SET {change} WHERE seq = {place}")
    assert told()[0] == (place, CHANGED)
    assert said()[0] == f"Entry {place}: {CHANGED}."


def test_removed_in_the_middle(last: int, sql: Sql) -> None:
    sql("DELETE FROM foundation_entry WHERE seq = 5")
    assert told() == [(5, "missing")]
    sql("DELETE FROM foundation_entry WHERE seq IN (6, 7)")
    assert told() == [(5, "and the 2 after it missing")]


def test_removed_at_the_beginning(last: int, sql: Sql) -> None:
    sql("DELETE FROM foundation_entry WHERE seq = 1")
    assert told() == [(1, "missing")]


@pytest.mark.parametrize(
    ("count", "reason"), [(1, "missing at the end"), (2, "and the 1 after it missing at the end")]
)
def test_removed_at_the_end(last: int, sql: Sql, count: int, reason: str) -> None:
    sql(f"DELETE FROM foundation_entry WHERE seq > {last - count}")
    assert told() == [(last - count + 1, reason)]


def test_all_removed(last: int, sql: Sql) -> None:
    sql("DELETE FROM foundation_entry")
    assert told() == [(1, f"and the {last - 1} after it missing at the end")]


def forged(seq: int, after: int) -> str:
    """A row that fits the chain behind the entry `after`."""
    row = Entry.objects.get(seq=after)
    row.prev_hash, row.seq, row.payload = row.hash, seq, {"n": 4711}
    row.hash = chain.hash_of(row)
    row.pk = seq
    row.save(force_insert=True)
    return row.hash


def test_a_forged_row_at_the_end(last: int) -> None:
    forged(last + 1, after=last)
    assert told() == [(last + 1, AFTER)]


@pytest.mark.parametrize("seq", [0, -3])
def test_a_forged_row_before_the_first(last: int, seq: int) -> None:
    forged(seq, after=last)
    assert told() == [(seq, "stands before the first one")]


def test_a_forged_row_in_the_place_of_a_removed_one(last: int, sql: Sql) -> None:
    sql("DELETE FROM foundation_entry WHERE seq = 5")
    forged(5, after=4)
    assert told() == [(6, "does not follow the one before")]


def test_swapped_rows(last: int, sql: Sql) -> None:
    sql(
        "UPDATE foundation_entry SET seq = 1000 WHERE seq = 5",
        *(
            f"UPDATE foundation_entry SET seq = {to} WHERE seq = {of}"
            for of, to in ((6, 5), (1000, 6))
        ),
    )
    assert {seq for seq, reason in told() if reason == CHANGED} == {5, 6}


def rewrite(start: int, sql: Sql) -> None:
    """All from `start` on anew, with hashes that fit; the head too."""
    rows = list(Entry.objects.filter(seq__gte=start - 1).order_by("seq"))
    sql(f"DELETE FROM foundation_entry WHERE seq >= {start}")
    for row, before in zip(rows[1:], rows, strict=False):
        row.prev_hash, row.payload = before.hash, {"n": 0}
        row.hash = chain.hash_of(row)
    Entry.objects.bulk_create(rows[1:])
    Head.objects.update(hash=rows[-1].hash)


def test_a_rewritten_end_is_told_by_the_head(last: int, sql: Sql) -> None:
    head = Head.objects.get()
    rewrite(last, sql)
    Head.objects.update(hash=head.hash)
    assert told() == [(last, "is not the one that the head names")]


def test_a_rewritten_end_with_its_head_is_told_by_what_the_machine_has_seen(
    last: int, sql: Sql
) -> None:
    assert (witness.note(), witness.note()) == (1, 0)
    before = Head.objects.get()
    with transaction.atomic():
        journal.append("thing.done", subject=Platform.objects.get(), by=None)
    witness.note()
    assert [each.state for each in doctor.journal_was_seen()] == ["ok"]
    kept = witness.Seen.read(str(witness.now()))
    rewrite(last + 1, sql)
    assert told() == []
    [found] = doctor.journal_was_seen()
    assert found.says.startswith(f"Entry {last + 1} is not the one of ")
    assert found.says.endswith(f"; entry {before.seq} is still the same.")
    [found] = doctor.journal_has(kept)()
    assert found.says.startswith(f"Entry {last + 1} is not the one given")


def test_a_cut_line_of_what_was_seen_counts_for_nothing(last: int) -> None:
    witness.note()
    with witness.file().open("a") as out:
        out.write("17:ab")
    assert [each.seq for each in witness.kept()] == [last]


def test_a_head_that_is_gone(last: int, sql: Sql) -> None:
    sql("DELETE FROM foundation_head")
    assert told() == [(last, "the last one, but the head that names it is gone")]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL takes no such values")
@pytest.mark.parametrize(
    ("change", "reason"),
    [("at = 'yesterday'", CHANGED), ("subject_uid = 'nobody'", "holds what can't be read")],
)
def test_what_can_t_be_read_at_all(last: int, sql: Sql, change: str, reason: str) -> None:
    sql(f"UPDATE foundation_entry SET {change} WHERE seq = 5")
    assert told() == [(5, reason)]


def test_each_page_of_the_walk_follows_the_one_before(
    last: int, sql: Sql, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "PAGE", 3)
    assert told() == []
    sql("DELETE FROM foundation_entry WHERE seq IN (3, 4, 5, 6, 7)")
    assert told() == [(3, "and the 4 after it missing")]


def test_doctor_says_so_and_does_not_stumble(last: int, sql: Sql) -> None:
    sql(
        "DELETE FROM foundation_entry WHERE seq = 1",
        f"DELETE FROM foundation_entry WHERE seq = {last}",
    )
    found = [each for check in checks.REST for each in check()]
    assert [each.says for each in found if each.check == "journal"] == [
        "Entry 1: missing.",
        f"Entry {last}: missing at the end.",
    ]
    assert work._is_late(last)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), prog_name="sprang")


def test_doctor_takes_a_hash_that_was_kept_elsewhere(last: int) -> None:
    kept = str(witness.now())
    found = {
        each["check"]: each for each in json.loads(run("doctor", "--json", "--head", kept).stdout)
    }
    assert found["journal as kept"]["state"] == "ok"
    assert kept in found["journal"]["says"]
    other = kept[:-1] + ("0" if kept[-1] != "0" else "1")
    found = {
        each["check"]: each for each in json.loads(run("doctor", "--json", "--head", other).stdout)
    }
    assert found["journal as kept"]["says"].startswith(f"Entry {last} is not the one given")
    assert run("doctor", "--head", "nonsense").exit_code == 2


SIMPLE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abåäö_"), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.mark.django_db
@given(data=st.dictionaries(st.text("abcåäö"), SIMPLE, max_size=3))
def test_what_is_written_is_what_is_proved(data: dict[str, Any]) -> None:
    """The databases keep JSON each in their own way; the hash is over what comes back."""
    user = User(pk=1, uid="5a0d8f0e-5f3b-4c57-8a0c-3b7f54b3b9d1")
    with transaction.atomic():
        journal.append("thing.done", subject=user, by=None, data=data)
    assert [each.reason for each in journal.breaks()] == []


def test_the_hash_covers_every_column() -> None:
    entry = Entry(seq=1, at=datetime(2026, 1, 1, tzinfo=UTC), kind="a", prev_hash="0" * 64)
    whole = chain.hash_of(entry)
    other = {
        "seq": 2,
        "at": datetime(2026, 1, 2, tzinfo=UTC),
        "kind": "b",
        "subject_kind": "c",
        "subject_uid": "d",
        "platform_id": 7,
        "actor_id": 8,
        "payload": {"e": 1},
        "prev_hash": "f",
    }
    columns = {field.attname for field in Entry._meta.fields} - {"hash"}
    assert columns == other.keys()
    for name, value in other.items():
        changed = Entry(
            seq=1, at=entry.at, kind="a", prev_hash="0" * 64, subject_uid=entry.subject_uid
        )
        setattr(changed, name, value)
        assert chain.hash_of(changed) != whole, name
