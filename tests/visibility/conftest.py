"""One world for the whole folder, built once; what a test writes in it is taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection, transaction
from django.test import override_settings

from sprang.matching.index import rebuild
from sprang.matching.islands.reader import compare

from .build import Built, build, furnish
from .cast import WORLD
from .pairs import answer_pairs
from .talks import talk
from .things import Things, build_things


@dataclass
class House:
    built: Built
    things: Things
    disk: Path


@pytest.fixture(scope="package")
def house(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    disk = tmp_path_factory.mktemp("house")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=disk / "media", INDEX_DIR=disk / "index"):
            built = build(WORLD)
            furnish(built)
            answer_pairs(built)
            talk(built)
            things = build_things(built)
            rebuild()
            compare(lambda _done, _total: None)
        # else PostgreSQL checks all that was built at the end of each test, since what a test has
        # checked is taken back with the rest of it
        connection.check_constraints()
        yield House(built, things, disk)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def own_disk(settings: LazySettings, house: House) -> None:
    """The world's files and index lie beside the world."""
    settings.MEDIA_ROOT, settings.INDEX_DIR = house.disk / "media", house.disk / "index"


@pytest.fixture(autouse=True)
def head_comes_last() -> None:
    """Not watched here: the many requests of a test are one transaction to the watch."""


@pytest.fixture
def built(house: House, db: None) -> Built:
    return house.built


@pytest.fixture
def things(house: House, db: None) -> Things:
    return house.things
