"""Instances on SQLite, or on PostgreSQL where the tests have one."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.conftest import SERVER

from .instance import Instance

VENDOR = "postgresql" if SERVER else "sqlite"

Make = Callable[..., Instance]
Rows = dict[str, list[Any]]


@pytest.fixture(scope="session")
def make(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """An instance that is empty, or a copy of another one."""
    made: list[str] = []

    def instance(vendor: str = VENDOR, like: Instance | None = None) -> Instance:
        folder = tmp_path_factory.mktemp("instance")
        if like:
            shutil.copytree(like.folder, folder, dirs_exist_ok=True)
        if vendor == "sqlite":
            return Instance(folder)
        made.append(f"sprang_backup_{uuid.uuid4().hex[:12]}")
        template = f" TEMPLATE {urlsplit(like.database).path[1:]}" if like else ""
        _on_server(f"CREATE DATABASE {made[-1]}{template}")
        return Instance(folder, urlsplit(SERVER)._replace(path=f"/{made[-1]}").geturl())

    yield instance
    for name in made:
        _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _on_server(command: str) -> None:
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(command)  # type: ignore[call-overload]


@pytest.fixture(scope="session")
def filled(make: Make) -> Instance:
    """With one of each that could go wrong. Nobody changes it."""
    instance = make()
    instance.module("tests.backup.content")
    return instance


@pytest.fixture(scope="session")
def filled_rows(filled: Instance) -> Rows:
    return filled.rows()


@pytest.fixture(scope="session")
def backup(filled: Instance, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of `filled`."""
    file = tmp_path_factory.mktemp("backup") / "kept.tar"
    filled.done("backup", str(file))
    return file


@pytest.fixture(scope="session")
def restored(backup: Path, make: Make) -> Instance:
    """Out of `backup`, where somebody had prepared the database. Nobody changes it."""
    instance = make()
    instance.done("migrate")
    instance.done("restore", str(backup))
    return instance
