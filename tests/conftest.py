"""Fixtures that all rooms share: the cast of `tests.cast`."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection, transaction
from django.db.models.signals import post_migrate
from hypothesis import settings

from sprang.foundation.enums import Role
from sprang.foundation.journal import append_only, standing
from sprang.foundation.models import Platform, User
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from sprang.solutions.models import Solution

from .cast import City, build_city, build_need, build_solution, build_user
from .order import Watch, watching

# how long one example takes says something of the machine, and nothing of the code
settings.register_profile("sprang", deadline=None)
settings.load_profile("sprang")

DISARM = {
    "postgresql": ["SET LOCAL session_replication_role = replica"],
    "sqlite": [
        "DROP TRIGGER IF EXISTS entry_is_not_updated",
        "DROP TRIGGER IF EXISTS entry_is_not_deleted",
    ],
}
"""What someone with the database's password could do before they write past the program."""

SERVER = os.environ.get("SPRANG_TEST_DATABASE", "")
MEETS_A_DATABASE = {"db", "transactional_db", "django_db_setup", "server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what meets it: the rest would be asked the same as on SQLite."""
    if not SERVER:
        return
    left_out = [item for item in items if not meets_a_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if meets_a_database(item)]


def meets_a_database(item: pytest.Item) -> bool:
    """As one that may answer in its own way."""
    if item.get_closest_marker("one_database"):
        return False
    asked_for = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or asked_for & MEETS_A_DATABASE)


@pytest.fixture(scope="session")
def server() -> str:
    """Address of the tests' PostgreSQL; empty where they run on SQLite. For those who start
    instances on databases of their own, and so have no use for `db`."""
    return SERVER


@pytest.fixture(autouse=True)
def own_disk(settings: LazySettings, tmp_path: Path) -> None:
    """No test sees another's files or search index."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.INDEX_DIR = tmp_path / "index"
    settings.SPACE_DIR = tmp_path / "space"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Tests that commit empty the tables after them, which the journal's guard would refuse."""
    post_migrate.disconnect(dispatch_uid="sprang.append_only")
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER entry_is_not_truncated ON foundation_entry")


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """For a test that commits journal entries: they are taken away behind the guard's back."""
    yield
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in DISARM[connection.vendor]:
            cursor.execute(statement)
        cursor.execute("DELETE FROM foundation_entry")
        if connection.vendor == "sqlite":
            append_only.set_up()


@pytest.fixture(autouse=True)
def unrested(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine, what has happened is compared when a test asks for it."""
    monkeypatch.setattr("sprang.matching.islands.reader.SHORT", float("inf"))


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As where requests are no part of a test's transaction: what is read is remembered."""
    monkeypatch.setattr(standing, "connection", SimpleNamespace(in_atomic_block=False))
    standing.clear()
    yield
    standing.clear()


@pytest.fixture
def recalled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was given out of memory, so that a test can say that it was."""
    given: list[object] = []
    recall = standing.recall

    def told(key: object, **how: bool) -> object:
        if (known := recall(key, **how)) is not None:
            given.append(key)
        return known

    monkeypatch.setattr(standing, "recall", told)
    return given


@pytest.fixture(autouse=True)
def head_comes_last(request: pytest.FixtureRequest) -> Iterator[Watch]:
    """In no test does anybody take a lock after the journal's head: see `tests.order`."""
    marker = request.node.get_closest_marker("django_db")
    is_free = bool(marker and marker.kwargs.get("transaction"))
    is_free = is_free or bool({"transactional_db", "live_server"} & set(request.fixturenames))
    with watching(is_within=not is_free) as watch:
        yield watch
    assert watch.wrong == []


@pytest.fixture
def city(db: None) -> City:
    return build_city("boras", "Borås", "Vård och omsorg", "Skola")


@pytest.fixture
def other_city(db: None) -> City:
    return build_city("helsingborg", "Helsingborg", "Stadsbyggnad")


@pytest.fixture
def boras(city: City) -> Platform:
    return city.platform


@pytest.fixture
def helsingborg(other_city: City) -> Platform:
    return other_city.platform


@pytest.fixture
def vard(city: City) -> Unit:
    return city.units["Vård och omsorg"]


@pytest.fixture
def skola(city: City) -> Unit:
    return city.units["Skola"]


@pytest.fixture
def nurse(vard: Unit) -> User:
    return build_user("nurse@boras.example", Role.MEMBER, vard)


@pytest.fixture
def teacher(skola: Unit) -> User:
    return build_user("teacher@boras.example", Role.MEMBER, skola)


@pytest.fixture
def expert(vard: Unit) -> User:
    return build_user("expert@boras.example", Role.EXPERT, vard)


@pytest.fixture
def manager(vard: Unit) -> User:
    return build_user("manager@boras.example", Role.MANAGER, vard)


@pytest.fixture
def lead(boras: Platform) -> User:
    return build_user("lead@boras.example", Role.LEAD, boras)


@pytest.fixture
def admin(boras: Platform) -> User:
    return build_user("admin@boras.example", Role.ADMINISTRATOR, boras)


@pytest.fixture
def outsider(other_city: City) -> User:
    return build_user("outsider@helsingborg.example", Role.MEMBER, other_city.units["Stadsbyggnad"])


@pytest.fixture
def other_lead(helsingborg: Platform) -> User:
    return build_user("lead@helsingborg.example", Role.LEAD, helsingborg)


@pytest.fixture
def partner(boras: Platform) -> User:
    return build_user("partner@startup.example", Role.PARTNER, boras)


@pytest.fixture
def citizen(boras: Platform) -> User:
    return build_user("citizen@home.example", Role.CITIZEN, boras)


@pytest.fixture
def make_need(boras: Platform, nurse: User, vard: Unit) -> Callable[..., Need]:
    """Needs of the nurse's, in Borås unless told otherwise."""

    def make(platform: Platform = boras, by: User | None = nurse, **overrides: Any) -> Need:
        if platform == boras:
            overrides.setdefault("scope", vard)
        return build_need(platform, by, **overrides)

    return make


@pytest.fixture
def make_solution(boras: Platform) -> Callable[..., Solution]:
    def make(platform: Platform = boras, **overrides: Any) -> Solution:
        return build_solution(platform, **overrides)

    return make
