"""Two companies that compete in one theme, a city, and rooms."""

from dataclasses import dataclass
from typing import Any

import pytest

from sprang.foundation.enums import Role
from sprang.foundation.models import Platform, User
from sprang.organisations.actions import join_as_partner, register_organisation
from sprang.organisations.models import Organisation
from sprang.rooms import actions
from sprang.rooms.enums import Way
from sprang.rooms.models import Room
from tests.cast import build_user


@dataclass
class World:
    platform: Platform
    lead: User
    """Leads the city, and the shared room."""
    one: User
    other: User
    houses: tuple[Organisation, Organisation]
    shared: Room
    private: Room
    """The first company's own."""
    secret: Room
    """The other's."""

    def fresh(self, user: User) -> User:
        """As in a request of their own."""
        return User.objects.get(pk=user.pk)


def company(platform: Platform, name: str, themes: list[str]) -> tuple[Organisation, User]:
    house = register_organisation(name=name, type="company", themes=themes)
    join_as_partner(platform=platform, organisation=house, by=None)
    person = build_user(f"{name.split()[0].lower()}@firma.example", Role.MEMBER, house)
    return house, person


def found(platform: Platform, by: User, **words: Any) -> Room:
    return actions.found_room(platform=platform, by=by, **words)


@pytest.fixture
def world(boras: Platform, lead: User) -> World:
    first, one = company(boras, "Kajbygg AB", ["hamn"])
    second, other = company(boras, "Pirbolaget AB", ["hamn", "vatten"])
    partners = {"theme": "hamn", "way": Way.PARTNERS}
    shared = found(boras, lead, title="Zqgemensamt", text="Alla som bygger i hamnen.", **partners)
    private = found(boras, one, title="Zqanbud", text="Zqanbudets siffror")
    secret = found(boras, other, title="Zqpirat", text="Zqpiratens siffror")
    return World(boras, lead, one, other, (first, second), shared, private, secret)
