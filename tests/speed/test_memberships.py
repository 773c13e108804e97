"""Two hundred roles cost no page a query more than one. The pages come from the URLs."""

from contextlib import suppress

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch

from sprang.foundation.enums import Role
from sprang.foundation.models import Membership, Platform, User
from sprang.organisations.actions import add_unit
from tests.answers import read_whole
from tests.cast import City, build_need, client_of
from tests.house.growing import Growing, sown
from tests.house.test_queries import PAGES, address

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
MANY = 200


@pytest.fixture
def world(city: City, helsingborg: Platform) -> Growing:
    build_need(helsingborg)
    return sown(city)


def addresses(world: Growing) -> dict[str, str]:
    """Of the pages that the house has a sample for; its own test tells which lack one."""
    found = {}
    for row in PAGES:
        with suppress(KeyError, NoReverseMatch):
            found[row.name] = address(world, row)
    return found


def asked(client: Client, paths: dict[str, str]) -> dict[str, tuple[int, int]]:
    """Status and number of queries, when what can be kept between requests is kept."""
    told = {}
    for name, path in paths.items():
        for _again in range(2):
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(path)
            read_whole(answer)
        told[name] = (answer.status_code, len(captured))
    return told


def give_many(user: User, city: City) -> None:
    units = [
        add_unit(organisation=city.municipality, name=f"Enhet {number}", type="team")
        for number in range(MANY)
    ]
    Membership.objects.bulk_create(
        Membership(user=user, scope=unit, role=Role.MEMBER) for unit in units
    )


def test_pages_take_as_many_queries(world: Growing, city: City) -> None:
    client, paths = client_of(world.who), addresses(world)
    few = asked(client, paths)
    give_many(world.who, city)
    assert len(User.objects.get(pk=world.who.pk).access.audiences) > MANY
    many = asked(client, paths)
    assert len([name for name, (status, _queries) in many.items() if status == 200]) > 30
    assert {name: (few[name], many[name]) for name in many if few[name] != many[name]} == {}
