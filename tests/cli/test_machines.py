"""What has to hold where several machines share one database."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from sprang.cli.alone import KEY, alone
from sprang.cli.doctor import machines
from sprang.foundation.models import User
from sprang.site.environment import read
from tests.cast import client_of

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one machine"
)


def says(check: Any) -> list[tuple[str, str]]:
    return [(each.state.value, each.check) for each in check()]


def test_a_key_of_its_own_is_told(nurse: User, settings: Any) -> None:
    assert says(machines.secret_key_is_shared) == []
    client_of(nurse)
    assert says(machines.secret_key_is_shared) == []
    settings.SECRET_KEY = "another machine's"
    assert says(machines.secret_key_is_shared) == [("wrong", "secret key")]


@on_postgresql
def test_a_clock_that_is_wrong_is_told(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert says(machines.clock_is_right) == [("ok", "clock")]
    late = datetime.now(UTC) + timedelta(seconds=30)
    monkeypatch.setattr(machines.timezone, "now", lambda: late)
    assert says(machines.clock_is_right) == [("wrong", "clock")]


@on_postgresql
def test_the_database_is_prepared_by_one_at_a_time(db: None) -> None:
    def is_free() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [KEY])
            return bool(cursor.fetchone()[0])

    with alone():
        assert not is_free()
    assert is_free()


def test_files_lie_where_it_is_said(tmp_path: Path) -> None:
    assert read({})["SPRANG_MEDIA"] is None
    assert read({"SPRANG_MEDIA": f"{tmp_path}/shared"})["SPRANG_MEDIA"] == tmp_path / "shared"
