"""Requirements go out as a spreadsheet, are filled in and come in again."""

import json

import pytest
from django.test import Client

from sprang.foundation.models import Entry, User
from sprang.needs import actions
from sprang.needs.models import Need, Requirement
from tests.cast import client_of
from tests.needs.requirements_files import HEADINGS, ROWS, cells_of, confirmed, sent, taken, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def need(make_need, lead: User) -> Need:  # type: ignore[no-untyped-def]
    made: Need = make_need()
    actions.set_requirements(need=made, by=lead, rows=ROWS)
    return made


@pytest.fixture
def client(lead: User) -> Client:
    return client_of(lead)


def stands(need: Need) -> list[dict[str, str]]:
    return list(need.requirements.values(*Requirement.WORDS))


def changes(page) -> list[tuple[str, int, int]]:  # type: ignore[no-untyped-def]
    return [(line.change, line.number, line.was) for line in page.context["look"].lines]


def test_a_workbook_has_a_row_for_each(client: Client, need: Need) -> None:
    assert cells_of(taken(client, need, "xlsx")) == [
        HEADINGS,
        [1, "Nyckeln finns", "Andel pass", "procent", "70", "98", "Loggen", "Ska", 2],
        [2, "Ingen letar", None, "min", "25", "0", None, "Bör", 2],
    ]


def test_headings_are_in_the_readers_language(client: Client, need: Need) -> None:
    client.cookies["django_language"] = "en"
    rows = cells_of(taken(client, need, "xlsx"))
    print(rows)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_goes_out_comes_in_unchanged(client: Client, need: Need, form: str) -> None:
    page = sent(client, need, taken(client, need, form), f"krav.{form}")
    assert (page.status_code, changes(page)) == (200, [("same", 1, 1), ("same", 2, 2)])


def test_nothing_is_written_before_one_has_looked(client: Client, need: Need) -> None:
    file = workbook(
        ("Nr", "Krav", "Mål", "Vikt"), (2, "Ingen letar", "1", "Ska"), (None, "Ny", "5", None)
    )
    page = sent(client, need, file)
    assert changes(page) == [("changed", 1, 2), ("new", 2, 0), ("removed", 0, 1)]
    assert stands(need) == ROWS
    entries = Entry.objects.count()
    answer = confirmed(client, page)
    assert answer.status_code == 302
    assert stands(need) == [
        ROWS[1] | {"target": "1", "weight": "ska"},
        dict.fromkeys(Requirement.WORDS, "") | {"what": "Ny", "target": "5", "weight": "ska"},
    ]
    assert Entry.objects.count() == entries + 1


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_documents(client: Client, need: Need, form: str) -> None:
    assert taken(client, need, form) == taken(client, need, form)
    page = client.get(need.get_absolute_url()).content.decode()
    assert "Läs in krav" in page
