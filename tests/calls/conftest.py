"""The world of the calls."""

import pytest

from sprang.foundation.models import Platform, User

from .making import World, build_world


@pytest.fixture
def world(boras: Platform, lead: User, nurse: User, manager: User) -> World:
    """An open call, judged by the lead, the nurse and the manager."""
    return build_world(boras, lead, nurse, manager)
