"""What PostgreSQL's planner is told by migrating."""

import pytest
from django.db import connection


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no such settings")
def test_migrating_tells_it_of_the_disk_and_to_compile_nothing(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setconfig FROM pg_db_role_setting JOIN pg_database ON oid = setdatabase"
            " WHERE datname = current_database() AND setrole = 0"
        )
        ((settings,),) = cursor.fetchall()
        cursor.execute("SHOW jit")
        ((here,),) = cursor.fetchall()
    assert {"random_page_cost=1.1", "jit=off"} <= set(settings)
    assert here == "off"
