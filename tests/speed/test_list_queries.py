"""A list asks as often whatever it holds, and names the right city where it has several."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprang.foundation.journal import standing
from sprang.foundation.models import Platform, User
from sprang.needs.models import Need
from sprang.solutions.models import Solution
from tests.cast import client_of

pytestmark = pytest.mark.django_db
PATHS = ["behov/", "behov/?vy=natverket", "behov/?vy=mina", "behov/?q=nyckl", "losningar/"]


def asked(reader: User, path: str) -> int:
    client = client_of(reader)
    client.get(path)
    standing.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("path", PATHS)
def test_more_rows_are_no_more_queries(
    path: str,
    nurse: User,
    helsingborg: Platform,
    make_need: Callable[..., Need],
    make_solution: Callable[..., Solution],
) -> None:
    def write() -> None:
        make_need(text="Nycklarna är borta.", author=nurse)
        make_need(platform=helsingborg, scope=helsingborg, visibility="network")
        make_solution()

    write()
    few = asked(nurse, f"/boras/{path}")
    for _ in range(4):
        write()
    assert asked(nurse, f"/boras/{path}") == few <= 12


def test_another_city_is_named_and_linked(
    nurse: User, helsingborg: Platform, make_need: Callable[..., Need]
) -> None:
    make_need()
    need = make_need(platform=helsingborg, scope=helsingborg, visibility="network")
    page = client_of(nurse).get("/boras/behov/?vy=natverket").content.decode()
    assert f'href="/helsingborg/behov/{need.reference}/"' in page
    assert "<span>Helsingborg</span>" in page
