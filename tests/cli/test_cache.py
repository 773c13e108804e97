"""The cache in the database: one for all processes, made with the tables, swept by the worker."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection

from sprang.cli.house import migrations_waiting
from sprang.foundation.database import cache as shared
from sprang.foundation.jobs.worker import forget_the_old

from .conftest import Run, Sprang, environment

PROCESS = "import django; django.setup(); from django.core.cache import cache; print({})"


def in_a_process(folder: Path, code: str) -> str:
    settings = {"DJANGO_SETTINGS_MODULE": "sprang.site.settings"}
    return subprocess.run(
        [sys.executable, "-c", PROCESS.format(code)],
        env=environment(folder) | settings,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_processes_count_together(sprang: Sprang, tmp_path: Path) -> None:
    assert sprang("migrate").returncode == 0
    folder = tmp_path / "data"
    assert in_a_process(folder, "cache.add('attempts', [1.5])") == "True"
    assert in_a_process(folder, "cache.add('attempts', [2.5])") == "False"
    assert in_a_process(folder, "cache.get('attempts')") == "[1.5]"


@pytest.mark.django_db
def test_a_database_without_its_table_is_not_prepared(run: Run) -> None:
    assert migrations_waiting() == 0
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {shared.table()}")
    assert migrations_waiting() == 1
    assert run("migrate").exit_code == 0
    assert migrations_waiting() == 0


@pytest.mark.django_db
def test_what_has_run_out_is_forgotten() -> None:
    cache.set("old", 1, timeout=-10)
    cache.set("young", 2, timeout=60)
    cache.set("kept", 3, timeout=None)
    assert forget_the_old() == 1
    assert [cache.get(name) for name in ("old", "young", "kept")] == [None, 2, 3]
