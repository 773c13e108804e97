"""What PostgreSQL's planner is told of the disk."""

import pytest
from django.db import connection


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite weighs no pages")
def test_migrating_tells_it_that_the_disk_does_not_turn(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setconfig FROM pg_db_role_setting JOIN pg_database ON oid = setdatabase"
            " WHERE datname = current_database() AND setrole = 0"
        )
        ((settings,),) = cursor.fetchall()
    assert "random_page_cost=1.1" in settings
