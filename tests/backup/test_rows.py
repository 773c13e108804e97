"""Every table is kept or left out for a reason, and any value comes back as it was."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprang.cli.backup.columns import line_of
from sprang.cli.backup.loading import _row, _write
from sprang.cli.backup.tables import LEFT_OUT, Table, applied, tables_at
from sprang.foundation.models import Job, Platform, ReaderCursor, Record
from sprang.needs.models import Need

pytestmark = pytest.mark.django_db

FIXED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=80)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-1e15, 1e15) | TEXT,
    lambda each: st.lists(each, max_size=3) | st.dictionaries(TEXT, each, max_size=3),
    max_leaves=8,
)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_every_table_is_kept_or_left_out() -> None:
    kept = {table.name for table in tables_at(applied())}
    there = set(connection.introspection.table_names())
    assert there - kept - set(LEFT_OUT) == set()
    assert kept - there == set()
    assert {"foundation_session", "foundation_limit", "cache", "django_migrations"} <= there - kept


def test_every_column_is_kept_but_those_that_the_database_computes() -> None:
    kept = {table.name: [column.name for column in table.columns] for table in tables_at(applied())}
    for model in apps.get_models(include_auto_created=True):
        name = model._meta.db_table
        if model._meta.managed and name not in LEFT_OUT:
            fields = model._meta.local_concrete_fields
            assert set(kept[name]) == {str(each.column) for each in fields if not each.generated}
    assert "audience" not in kept["foundation_record"]


def through_a_backup(model: Any) -> None:
    """All rows of one table out and in again."""
    table = Table(model)
    lines = [line_of(row) for row in table.rows()]
    model._base_manager.all()._raw_delete(connection.alias)
    assert not model._base_manager.exists()
    _write(table, [_row(table, line) for line in lines])


@FIXED
@given(TEXT, TEXT, st.lists(TEXT, max_size=3), MOMENTS)
def test_any_text_comes_back(
    make_need: Any, text: str, title: str, themes: list[str], at: datetime
) -> None:
    Need.objects.all().delete()
    need = make_need()
    values = {"text": text, "title": title, "themes": themes, "created_at": at}
    Record.objects.filter(pk=need.pk).update(**values)
    before = list(Record.objects.values())
    need._meta.model._base_manager.filter(pk=need.pk)
    with connection.constraint_checks_disabled():
        through_a_backup(Record)
    assert list(Record.objects.values()) == before
    assert before[0]["text"] == text


@FIXED
@given(st.dictionaries(TEXT, JSON, max_size=4), st.integers(0, 2**63 - 1) | st.none())
def test_any_json_and_any_number_comes_back(value: dict[str, Any], number: int | None) -> None:
    Job.objects.all().delete()
    Job.objects.create(kind="nothing", result=value, total=number)
    before = list(Job.objects.values())
    through_a_backup(Job)
    assert list(Job.objects.values()) == before
    assert before[0]["total"] == number


def test_a_json_null_is_not_an_absent_value() -> None:
    """Django reads both as None, so the database is asked itself."""
    Job.objects.create(kind="nothing")
    cast = "jsonb" if connection.vendor == "postgresql" else "text"
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE foundation_job SET result = CAST('null' AS {cast})")  # noqa: S608
    through_a_backup(Job)
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(result AS text) FROM foundation_job")
        assert cursor.fetchall() == [("null",)]


def test_rows_come_in_pages_and_none_is_left_out(boras: Platform) -> None:
    ReaderCursor.objects.all().delete()  # the mark of what has been told
    ReaderCursor.objects.bulk_create(
        ReaderCursor(name=f"{sign}{number}", seq=number)
        for number in range(420)
        for sign in ("a", "Å", "ö")
    )
    rows = [json.loads(line_of(row)) for row in Table(ReaderCursor).rows()]
    assert sorted(row[0] for row in rows) == sorted(
        f"{sign}{number}" for number in range(420) for sign in ("a", "Å", "ö")
    )
