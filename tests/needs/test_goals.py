"""The global goals of a need: chosen, told, in files and in the API."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from sprang.foundation import goals
from sprang.foundation.imports import parsing
from sprang.foundation.imports.parsing import Unfit
from sprang.foundation.models import User
from sprang.needs.models import Need
from tests.cast import City, client_of
from tests.fuzz.page import form_to
from tests.html import text_of

MakeNeed = Callable[..., Need]


def test_they_are_chosen_in_the_form_and_told_on_the_page(make_need: MakeNeed, lead: User) -> None:
    need, client = make_need(), client_of(lead)
    address = f"{need.get_absolute_url()}andring/"
    sent = form_to(client.get(address), address).values() | {"goals": ["3", "9"]}
    assert client.post(address, sent).status_code == 302
    assert Need.objects.get().goals == ["3", "9"]
    page = text_of(client.get(need.get_absolute_url()))
    assert "3. God hälsa och välbefinnande, 9. Hållbar industri" in page
    told = client.post(address, sent | {"goals": ["18"], "version": "2"})
    assert told.status_code == 422
    assert Need.objects.get().goals == ["3", "9"]


def test_the_api_takes_and_gives_them(make_need: MakeNeed, lead: User, client: Client) -> None:
    need = make_need(goals=["11"])
    client.force_login(lead)
    there = f"/api/v1/needs/boras/{need.reference}"
    assert client.get(there).json()["goals"] == ["11"]
    sent = {"goals": ["11", "3", "3"], "version": 1}
    told = client.patch(there, sent, content_type="application/json")
    assert (told.status_code, told.json()["goals"]) == (200, ["11", "3"])
    wrong = client.patch(there, {"goals": ["18"], "version": 2}, content_type="application/json")
    assert wrong.status_code == 422
    assert Need.objects.get().goals == ["11", "3"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("3, 11", ["3", "11"]),
        (
            "3. God hälsa och välbefinnande, 9. Hållbar industri, innovationer och infrastruktur",
            None,
        ),
        ("Jämställdhet", ["5"]),
        ("Ingen hunger; 2", ["2"]),
    ],
)
def test_a_cell_names_them_by_number_or_by_name(cell: str, found: list[str] | None) -> None:
    assert parsing.goals(cell) == (found or ["3", "9"])


def test_what_is_no_goal_is_told() -> None:
    with pytest.raises(Unfit, match="18"):
        parsing.goals("18")


def test_they_are_read_back_from_what_is_shown() -> None:
    for language in ("sv", "en"):
        with translation.override(language):
            assert parsing.goals(", ".join(goals.names(goals.GOALS))) == list(goals.GOALS)


def test_the_list_and_the_api_narrow_to_one(
    make_need: MakeNeed, lead: User, city: City, client: Client
) -> None:
    make_need(text="Vattnet rinner bort i gatan.", goals=["1"])
    make_need(text="Bussarna står utan förare.", goals=["11"])
    there = f"/{city.platform.slug}/behov/"
    page = text_of(client_of(lead).get(there, {"mal": "1"}))
    assert "Vattnet" in page
    assert "Bussarna" not in page
    client.force_login(lead)
    found = client.get("/api/v1/needs", {"goal": "1"}).json()["items"]
    assert [each["goals"] for each in found] == [["1"]]
    assert client.get("/api/v1/needs", {"goal": "18"}).status_code == 422
