import pytest

from sprang.foundation.models import Platform, User
from sprang.organisations.models import Organisation

from ..cast import City
from .caller import Caller, answer, problem


@pytest.fixture
def company(city: City) -> Organisation:
    return Organisation.objects.create(
        name="Låsbolaget",
        type="startup",
        summary="Digitala lås",
        organisation_number="5560125790",
        municipality_code="1490",
        themes=["trygghet"],
    )


def names(response: object) -> list[str]:
    return [item["name"] for item in answer(response)["items"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Låsbolaget", "Borås kommun"]),
        ({"type": "municipality"}, ["Borås kommun"]),
        ({"type": "university"}, []),
        ({"theme": "trygghet"}, ["Låsbolaget"]),
        ({"municipality_code": "1490"}, ["Låsbolaget"]),
        ({"organisation_number": "5560125790"}, ["Låsbolaget"]),
        ({"q": "digitala"}, ["Låsbolaget"]),
    ],
)
def test_the_register_is_open_and_narrowed(
    company: Organisation, query: dict[str, str], found: list[str]
) -> None:
    assert names(Caller().get("/organisations", **query)) == found


def test_what_is_not_listed_is_not_there(company: Organisation) -> None:
    hidden = Organisation.objects.create(name="Dolda bolaget", type="company", is_listed=False)

    assert "Dolda bolaget" not in names(Caller().get("/organisations"))
    problem(Caller().get(f"/organisations/{hidden.uid}"), 404)


def test_a_municipality_with_its_units(city: City) -> None:
    said = answer(Caller().get(f"/organisations/{city.municipality.uid}"))

    uid = str(city.municipality.uid)
    assert [(unit["name"], unit["type"], unit["parent"]) for unit in said["units"]] == [
        ("Skola", "department", uid),
        ("Vård och omsorg", "department", uid),
    ]


def test_leads_register(boras: Platform, lead: User, admin: User, nurse: User) -> None:
    words = {
        "name": "Låsbolaget",
        "type": "startup",
        "organisation_number": "556012-5790",
        "municipality_code": "1490",
        "summary": "Digitala lås",
        "text": "Vi gör lås.",
        "website": "https://las.example",
        "size": "1-9",
        "founded": 2021,
        "themes": ["trygghet"],
    }
    problem(Caller(nurse).post("/organisations", **words), 404)
    problem(Caller().post("/organisations", **words), 401)

    response = Caller(lead).post("/organisations", **words)

    said = answer(response, 201)
    assert {name: said[name] for name in words} == words | {"organisation_number": "5560125790"}
    assert said["municipality_name"] == "Borås"
    assert response["Location"] == f"/api/v1/organisations/{said['uid']}"
    twice = problem(Caller(admin).post("/organisations", **words), 422)
    assert len(twice["errors"]) == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"organisation_number": "556012-5791"}, ""),
        ({"municipality_code": "149"}, "municipality_code"),
        ({"founded": 99_999}, "founded"),
        ({"type": "guild"}, "type"),
        ({"size": "huge"}, "size"),
    ],
)
def test_what_cannot_be_registered_is_told(lead: User, sent: dict[str, object], field: str) -> None:
    whole = {"name": "Bolaget", "type": "company"} | sent

    errors = problem(Caller(lead).post("/organisations", **whole), 422)["errors"]

    assert field in errors[0]["field"]


def test_platforms_are_public_facts(boras: Platform, helsingborg: Platform) -> None:
    said = answer(Caller().get("/platforms"))["items"]

    assert [platform["slug"] for platform in said] == ["boras", "helsingborg"]
    assert answer(Caller().get("/platforms/boras")) == said[0]
    assert said[0]["languages"] == ["sv", "en"]
    assert said[0]["page"] == "http://testserver/boras/"
