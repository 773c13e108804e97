"""A start-up of the register where nobody works yet, and two who do."""

import pytest

from sprang.foundation.models import User
from sprang.organisations.actions import register_organisation
from sprang.organisations.models import Organisation
from tests.cast import build_user


@pytest.fixture
def brunn(db: None) -> Organisation:
    return register_organisation(name="Brunnblick AB", type="startup")


@pytest.fixture
def founder(db: None) -> User:
    return build_user("grundare@brunnblick.example")


@pytest.fixture
def seller(db: None) -> User:
    return build_user("saljare@brunnblick.example")
