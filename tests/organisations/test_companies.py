"""A city's own organisations: the municipality and the companies it owns."""

import pytest

from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Entry, Platform, User
from sprang.organisations import actions
from sprang.organisations.models import Organisation
from tests.cast import City, build_user, client_of
from tests.html import text_of

PAGE = "/boras/installningar/organisationer/"
NEW = f"{PAGE}ny/"
COMPANY = {"name": "Borås Energi", "organisation_number": "556703-7485"}


def test_a_company_is_added_below_the_municipality(city: City, admin: User) -> None:
    answer = client_of(admin).post(NEW, COMPANY)
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    company = Organisation.objects.get(name="Borås Energi")
    assert (company.type, company.organisation_number) == ("municipal_company", "5567037485")
    assert company.parent_id == city.municipality.pk
    entry = Entry.objects.get(subject_uid=company.uid)
    assert (entry.kind, entry.actor) == ("organisation.registered", admin)


def test_units_are_added_under_it_and_its_people_are_inside(city: City, admin: User) -> None:
    company = actions.add_company(platform=city.platform, by=admin, name="Borås Energi")
    page = client_of(admin).get(f"/boras/installningar/enheter/?under={company.pk}")
    assert f'<option value="{company.pk}" selected>' in page.content.decode()
    given = {"name": "Elnät", "type": "department", "parent": company.pk}
    client_of(admin).post("/boras/installningar/enheter/ny/", given)
    unit = company.units.get()
    assert (unit.name, unit.parent_id) == ("Elnät", company.pk)
    worker = build_user("el@boras.example", Role.MEMBER, unit)
    assert worker.access.platform_ids == {city.platform.pk}


def test_the_list_holds_this_city_s_only(city: City, other_city: City, admin: User) -> None:
    actions.add_company(platform=city.platform, by=admin, name="Borås Energi")
    actions.register_organisation(name="Nyckelringen", type="company")
    page = client_of(admin).get(PAGE)
    names = [each.name for each in page.context["organisations"]]
    assert names == ["Borås kommun", "Borås Energi"]
    assert "Borås kommun Kommun, 2 enheter" in text_of(page)
    assert "Borås Energi Kommunalt bolag, 0 enheter" in text_of(page)


@pytest.mark.parametrize("who", ["lead", "nurse", "outsider"])
def test_only_administrators_add(boras: Platform, who: str, request: pytest.FixtureRequest) -> None:
    by = request.getfixturevalue(who)
    assert client_of(by).post(NEW, COMPANY).status_code == 404
    with pytest.raises(NotAllowed):
        actions.add_company(platform=boras, by=by, name="Borås Energi")
    assert not Organisation.objects.filter(name="Borås Energi").exists()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": ""}, "Skriv ett namn, till exempel Borås Energi."),
        ({"organisation_number": "12345"}, "”12345” är inget organisationsnummer."),
        ({"organisation_number": "2120001439"}, "Numret har redan Marks kommun."),
        ({"organisation_number": "5560360793"}, "Numret har redan en annan organisation."),
    ],
)
def test_what_is_wrong_is_told(given: dict[str, str], told: str, city: City, admin: User) -> None:
    for name, number, is_listed in (
        ("Marks kommun", "2120001439", True),
        ("Dold AB", "5560360793", False),
    ):
        actions.register_organisation(
            name=name, type="company", organisation_number=number, is_listed=is_listed
        )
    page = client_of(admin).post(NEW, COMPANY | given)
    assert page.status_code == 422
    assert told in text_of(page)
    assert not Organisation.objects.filter(type="municipal_company").exists()
