"""What a profile tells beside its words, as far as the city wishes it."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from sprang.core.counties import COUNTIES
from sprang.core.sweden import MUNICIPALITIES
from sprang.foundation.models import Platform, User
from sprang.matching.watching.actions import watch_profile
from sprang.matching.watching.asking import asked_by
from sprang.organisations import profile
from sprang.organisations.actions import register_organisation
from sprang.organisations.doubles.actions import merge_organisations, part_organisations
from sprang.organisations.models import Organisation
from tests.cast import client_of
from tests.fuzz.page import form_to
from tests.html import text_of

BOTH = ["women_owned", "young"]
TOLD: dict[str, Any] = {
    "seeks": "En stad med låga gångportar.",
    "references": "Växjö kommun: 500 givare, 2023\n\n Alvesta, se https://alvesta.example/prov ",
    "languages": ["sv", "fi"],
    "places": ["07", "14"],
    "size": "1-9",
    "founded": 2024,
    "is_women_owned": True,
}


@pytest.fixture
def company(db: None) -> Organisation:
    return register_organisation(name="Gallerblick", type="startup", text="Vi mäter vatten.")


@pytest.fixture
def told(db: None) -> Organisation:
    return register_organisation(name="Gallerblick", type="startup", **TOLD)


def wishes(platform: Platform, marks: list[str]) -> None:
    Platform.objects.filter(pk=platform.pk).update(firm_marks=marks)


def found(client: Client, **asked: str) -> list[str]:
    items = client.get("/api/v1/organisations", asked).json()["items"]
    return [each["name"] for each in items]


def test_the_counties_are_those_of_the_municipalities() -> None:
    assert {each.county_code for each in MUNICIPALITIES} == set(COUNTIES)
    assert all(each.code[:2] == each.county_code for each in MUNICIPALITIES)


def test_it_is_filled_in_and_read(boras: Platform, company: Organisation, lead: User) -> None:
    wishes(boras, BOTH)
    client, there = client_of(lead), f"/boras/natverket/{company.uid}/"
    sent = form_to(client.get(f"{there}andring/"), f"{there}andring/").values() | TOLD
    assert client.post(f"{there}andring/", sent).status_code == 302
    company.refresh_from_db()
    kept = {name: getattr(company, name) for name in TOLD}
    assert kept == TOLD | {"references": TOLD["references"].strip()}
    page = client_of(None).get(there)
    text = text_of(page)
    assert "Det här söker vi En stad med låga gångportar." in text
    assert "Referenser Växjö kommun: 500 givare, 2023 Alvesta, se" in text
    assert 'href="https://alvesta.example/prov" rel="nofollow"' in page.content.decode()
    assert "Arbetar i Kronobergs län, Västra Götalands län" in text
    assert "Språk Svenska, Finska" in text
    # what was filled in stands there again
    again = form_to(client.get(f"{there}andring/"), f"{there}andring/").values()
    assert {name: again[name] for name in ("languages", "places", "is_women_owned")} == {
        "languages": ["sv", "fi"],
        "places": ["07", "14"],
        "is_women_owned": ["True"],
    }


@pytest.mark.parametrize(
    "wrong",
    [{"places": ["99"]}, {"languages": ["xx"]}, {"founded": "2999"}, {"founded": "9"}],
)
def test_what_is_not_in_the_lists_is_refused(
    boras: Platform, company: Organisation, lead: User, wrong: dict[str, Any]
) -> None:
    there = f"/boras/natverket/{company.uid}/andring/"
    client = client_of(lead)
    sent = form_to(client.get(there), there).values() | TOLD | wrong
    assert client.post(there, sent).status_code == 422
    company.refresh_from_db()
    assert (company.places, company.languages, company.founded) == ([], [], None)


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], []),
        (["young"], ["Ungt företag"]),
        (["women_owned"], ["Kvinnoägt företag"]),
        (BOTH, ["Kvinnoägt företag", "Ungt företag"]),
    ],
)
def test_a_city_chooses_what_is_told_of_firms(
    boras: Platform, told: Organisation, lead: User, marks: list[str], shown: list[str]
) -> None:
    wishes(boras, marks)
    client = client_of(lead)
    text = text_of(client.get(f"/boras/natverket/{told.uid}/"))
    assert [mark for mark in ("Kvinnoägt företag", "Ungt företag") if mark in text] == shown
    form = text_of(client.get(f"/boras/natverket/{told.uid}/andring/"))
    assert ("Ägs av kvinnor" in form) == ("women_owned" in marks)
    list_text = text_of(client.get("/boras/natverket/?vy=alla"))
    assert ("Alla företag" in list_text) == bool(marks)


def test_what_a_form_does_not_ask_stays(boras: Platform, told: Organisation, lead: User) -> None:
    there = f"/boras/natverket/{told.uid}/andring/"
    client = client_of(lead)
    sent = form_to(client.get(there), there).values() | {"name": "Gallerblick AB"}
    assert client.post(there, sent).status_code == 302
    told.refresh_from_db()
    assert (told.name, told.is_women_owned) == ("Gallerblick AB", True)


def test_administrators_choose_it(boras: Platform, admin: User) -> None:
    client, there = client_of(admin), "/boras/installningar/"
    sent = form_to(client.get(there), there).values() | {"firm_marks": ["young"]}
    assert client.post(there, sent).status_code == 302
    assert Platform.objects.get(pk=boras.pk).firm_marks == ["young"]
    assert client.post(there, sent | {"firm_marks": ["rich"]}).status_code == 422


def test_young_is_five_years(boras: Platform, company: Organisation) -> None:
    wishes(boras, ["young"])
    boras.refresh_from_db()
    this_year = timezone.localdate().year
    years = (None, this_year, this_year - 5, this_year - 6)
    holds = []
    for company.founded in years:
        holds.append(bool(profile.marks(company, boras)))
    assert holds == [False, True, True, False]


def test_the_network_is_narrowed(boras: Platform, told: Organisation) -> None:
    wishes(boras, BOTH)
    register_organisation(name="Överallt", type="company", places=["00"], founded=1990)
    register_organisation(name="Hemma", type="company", municipality_code="1490")
    names = ("Gallerblick", "Överallt", "Hemma")

    def listed(asked: str) -> list[str]:
        text = text_of(client_of(None).get(f"/boras/natverket/?vy=innovatorer&{asked}"))
        return [name for name in names if name in text]

    assert listed("lan=14") == list(names)
    assert listed("lan=07") == ["Gallerblick", "Överallt"]
    assert listed("lan=25") == ["Överallt"]
    assert listed("foretag=young") == ["Gallerblick"]
    assert listed("foretag=women_owned") == ["Gallerblick"]
    wishes(boras, [])
    assert listed("foretag=young") == list(names)
    assert found(Client(), county="25") == ["Överallt"]


def test_the_api_takes_and_tells_it(boras: Platform, lead: User, client: Client) -> None:
    client.force_login(lead)
    sent = {"name": "Brunnblick", "type": "startup", **TOLD}
    there = "/api/v1/organisations"
    made = client.post(there, sent, content_type="application/json")
    assert made.status_code == 201
    kept = TOLD | {"references": TOLD["references"].strip()}
    assert {name: made.json()[name] for name in TOLD} == kept
    for wrong in ({"places": ["99"]}, {"languages": ["xx"]}):
        answer = client.post(there, sent | wrong, content_type="application/json")
        assert answer.status_code == 422


def test_the_file_has_it(boras: Platform, told: Organisation, lead: User) -> None:
    answer = client_of(lead).get("/boras/natverket/?vy=innovatorer&format=json")
    (row,) = json.loads(answer.getvalue())
    assert (row["places"], row["languages"], row["women_owned"]) == (
        ["07", "14"],
        ["sv", "fi"],
        True,
    )
    assert row["seeks"] == TOLD["seeks"]


def test_it_goes_along_with_a_double_and_comes_back(
    boras: Platform, company: Organisation, lead: User
) -> None:
    double = register_organisation(name="Gallerblick AB", type="startup", **TOLD)
    merged = merge_organisations(gone=double, kept=company, by=lead)
    company.refresh_from_db()
    assert {name: getattr(company, name) for name in TOLD} == TOLD
    part_organisations(merge=merged, by=lead)
    company.refresh_from_db()
    assert (company.places, company.founded, company.is_women_owned) == ([], None, None)


def test_a_no_is_not_written_over(boras: Platform, company: Organisation, lead: User) -> None:
    Organisation.objects.filter(pk=company.pk).update(is_women_owned=False)
    double = register_organisation(name="Gallerblick AB", type="startup", is_women_owned=True)
    company.refresh_from_db()
    merge_organisations(gone=double, kept=company, by=lead)
    company.refresh_from_db()
    assert company.is_women_owned is False


def test_a_profile_looks_for_what_it_seeks(boras: Platform, told: Organisation, lead: User) -> None:
    watch = watch_profile(organisation=told, platform=boras, by=lead)
    assert "låga gångportar" in asked_by(watch).text
