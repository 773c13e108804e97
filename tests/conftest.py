"""Fixtures that all rooms share: the cast of `tests.cast`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from sprang.foundation.enums import Role
from sprang.foundation.models import Platform, User
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from sprang.solutions.models import Solution

from .cast import City, build_city, build_need, build_solution, build_user


@pytest.fixture(autouse=True)
def own_disk(settings: LazySettings, tmp_path: Path) -> None:
    """No test sees another's files or search index."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.INDEX_DIR = tmp_path / "index"


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
