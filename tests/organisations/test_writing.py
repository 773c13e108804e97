"""What leads write in the network: organisations, their words, partnerships."""

from typing import Any

import pytest

from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Entry, Platform, User
from sprang.organisations import actions
from sprang.organisations.models import Organisation, Partnership
from tests.cast import City, client_of
from tests.html import text_of

NEW = "/boras/natverket/ny/"
GIVEN: dict[str, Any] = {
    "name": "Vattenöga AB",
    "type": "startup",
    "organisation_number": "556703-7485",
    "municipality_code": "1490",
    "summary": "Mäter vattennivån i brunnar.",
    "text": "Vi larmar före översvämningen.",
    "website": "vattenoga.example",
    "themes": ["vatten", "klimat"],
}


@pytest.fixture
def company(db: None) -> Organisation:
    return actions.register_organisation(name="Nyckelringen", type="company")


def test_a_lead_registers_an_organisation(boras: Platform, lead: User) -> None:
    client = client_of(lead)
    assert f'href="{NEW}"' in client.get("/boras/natverket/").content.decode()
    page = client.post(NEW, GIVEN, follow=True)
    made = Organisation.objects.get(name="Vattenöga AB")
    assert page.redirect_chain == [(f"/boras/natverket/{made.uid}/", 302)]
    kept = GIVEN | {"organisation_number": "5567037485", "website": "https://vattenoga.example"}
    assert {name: getattr(made, name) for name in GIVEN} == kept
    entry = Entry.objects.get(subject_uid=made.uid)
    assert (entry.kind, entry.actor) == ("organisation.registered", lead)


def test_a_number_that_is_taken_is_told_beside_what_was_typed(boras: Platform, lead: User) -> None:
    actions.register_organisation(name="Låsa AB", type="company", organisation_number="5567037485")
    page = client_of(lead).post(NEW, GIVEN)
    assert page.status_code == 422
    assert "Numret har redan Låsa AB." in text_of(page)
    assert 'value="Vattenöga AB"' in page.content.decode()
    assert not Organisation.objects.filter(name="Vattenöga AB").exists()


def test_the_register_is_for_leads(boras: Platform, company: Organisation, nurse: User) -> None:
    client = client_of(nurse)
    assert f'href="{NEW}"' not in client.get("/boras/natverket/").content.decode()
    profile = f"/boras/natverket/{company.uid}/"
    for path in (NEW, f"{profile}andring/"):
        assert client.get(path).status_code == 404
        assert client.post(path, GIVEN).status_code == 404
        assert client_of(None).get(path).headers["Location"].startswith("/konto/login/")
    page = client.get(profile).content.decode()
    assert "andring/" not in page
    assert "Gör till partner" not in page


def test_a_lead_changes_what_is_written(boras: Platform, company: Organisation, lead: User) -> None:
    path = f"/boras/natverket/{company.uid}/andring/"
    assert 'value="Nyckelringen"' in client_of(lead).get(path).content.decode()
    for _again in range(2):
        assert client_of(lead).post(path, GIVEN).status_code == 302
    company.refresh_from_db()
    assert (company.name, company.themes) == ("Vattenöga AB", ["vatten", "klimat"])
    entry = Entry.objects.get(kind="organisation.changed")
    assert (entry.actor, entry.payload) == (lead, {"fields": sorted(GIVEN)})


def test_a_city_s_own_are_changed_by_its_own(
    city: City, other_city: City, lead: User, other_lead: User
) -> None:
    path = f"/boras/natverket/{city.municipality.uid}/andring/"
    assert client_of(other_lead).get(path).status_code == 404
    with pytest.raises(NotAllowed):
        actions.change_organisation(organisation=city.municipality, by=other_lead, name="Vår")
    given = {"name": "Borås Stad", "type": "company"}
    assert client_of(lead).post(path, given).status_code == 302
    city.municipality.refresh_from_db()
    assert (city.municipality.name, city.municipality.type) == ("Borås Stad", "municipality")


def test_a_lead_makes_a_partner_and_ends_it(
    boras: Platform, company: Organisation, lead: User
) -> None:
    client, profile = client_of(lead), f"/boras/natverket/{company.uid}/"
    assert "Gör till partner" in client.get(profile).content.decode()
    for _again in range(2):
        client.post(f"{profile}partner/", {"partner": "ja"})
    assert Partnership.objects.get().platform_id == boras.pk
    page = client.get(profile).content.decode()
    assert "Avsluta partnerskap" in page
    assert "Gör till partner" not in page
    for _again in range(2):
        client.post(f"{profile}partner/", {"partner": "nej"})
    assert not Partnership.objects.current().exists()
    entries = Entry.objects.filter(kind__startswith="partnership.").order_by("seq")
    told = [(entry.kind, entry.actor, entry.payload) for entry in entries]
    payload = {"organisation": str(company.uid)}
    assert told == [("partnership.began", lead, payload), ("partnership.ended", lead, payload)]


@pytest.mark.parametrize("who", ["nurse", "outsider", "other_lead", "partner"])
def test_others_choose_no_partners(
    boras: Platform, company: Organisation, who: str, request: pytest.FixtureRequest
) -> None:
    actions.join_as_partner(platform=boras, organisation=company, by=None)
    by = request.getfixturevalue(who)
    path = f"/boras/natverket/{company.uid}/"
    page = client_of(by).get(path).content.decode()
    assert "Avsluta partnerskap" not in page
    for deed in ("ja", "nej"):
        assert client_of(by).post(f"{path}partner/", {"partner": deed}).status_code == 404
    assert Partnership.objects.count() == 1


def test_a_city_is_no_partner_of_itself(city: City, lead: User) -> None:
    path = f"/boras/natverket/{city.municipality.uid}/"
    assert "Gör till partner" not in client_of(lead).get(path).content.decode()
    assert client_of(lead).post(f"{path}partner/", {"partner": "ja"}).status_code == 409
    with pytest.raises(Refused):
        actions.join_as_partner(platform=city.platform, organisation=city.municipality, by=lead)


def test_the_list_opens_with_the_partners_where_there_are_any(
    boras: Platform, helsingborg: Platform, company: Organisation
) -> None:
    actions.register_organisation(name="Vattenöga AB", type="startup")
    actions.join_as_partner(platform=boras, organisation=company, by=None)
    client = client_of(None)
    first = text_of(client.get("/boras/natverket/"))
    assert "Nyckelringen" in first
    assert "Vattenöga" not in first
    assert "Vattenöga" in text_of(client.get("/helsingborg/natverket/"))
