"""A city that is really committed, and threads that end with the test."""

from collections.abc import Iterator

import pytest

from sprang.foundation.models import Platform
from tests.cast import build_city

from .at_once import Threads


@pytest.fixture
def place(committed: None) -> Platform:
    return build_city("boras", "Borås").platform


@pytest.fixture
def threads() -> Iterator[Threads]:
    started = Threads()
    yield started
    started.join()
