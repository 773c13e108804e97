"""The same as `test_queries`, for what programs read: addresses from the API's description."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprang.api.mount import api
from sprang.foundation.models import Platform
from tests.api.caller import BASE, Caller
from tests.cast import City, build_need

from .growing import Growing, grow, sown

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
MOST = 12
# who has declared, scored and agreed on what, and whether all have
MORE = {"/calls/{platform_slug}/{reference}/panel": 14}
READ = [
    path.removeprefix(BASE)
    for path, deeds in api.get_openapi_schema()["paths"].items()
    if "get" in deeds
]
ASKED = {"/search": {"q": "nycklar"}}


@pytest.fixture
def world(city: City, helsingborg: Platform) -> Growing:
    build_need(helsingborg)
    return sown(city)


def address(world: Growing, path: str) -> str:
    records = {"solutions": world.solution, "calls": world.call, "rooms": world.room}
    record = records.get(path.split("/")[1], world.need)
    partner = world.parts.partnership.organisation.uid
    met = world.introduction.uid
    uids = {"records": world.need.uid, "partnerships": partner, "introductions": met}
    uid = uids.get(path.split("/")[1], world.company.uid)
    uid = world.house if path.endswith("/people") else uid  # nobody claims what is a city's own
    return path.format(platform_slug="boras", reference=record.reference, uid=uid)


def counted(world: Growing, caller: Caller) -> dict[str, int]:
    told: dict[str, int] = {}
    for path in READ:
        for _again in range(2):
            with CaptureQueriesContext(connection) as captured:
                answer = caller.get(address(world, path), **ASKED.get(path, {}))
        assert answer.status_code == 200, (path, answer.content)
        told[path] = len(captured)
    return told


def test_three_of_everything_take_as_many_queries_as_one(world: Growing) -> None:
    caller = Caller(world.who)
    one = counted(world, caller)
    grow(world)
    grow(world)
    assert counted(world, caller) == one
    assert {path: many for path, many in one.items() if many > MORE.get(path, MOST)} == {}
