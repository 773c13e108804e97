"""The register of actors: numbers that are right, profiles that hide what they should."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from sprang.foundation.enums import Role, Visibility
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Platform, User
from sprang.organisations import actions
from sprang.organisations.models import Organisation, Unit
from sprang.organisations.numbers import normalise_organisation_number
from sprang.solutions.models import Solution
from tests.cast import City, client_of
from tests.html import text_of


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("212000-1439", "2120001439"),
        ("16 212000-1439", "2120001439"),
        ("2120001439", "2120001439"),
        ("", ""),
    ],
)
def test_an_organisation_number_is_kept_as_ten_digits(given: str, kept: str) -> None:
    assert normalise_organisation_number(given) == kept


@pytest.mark.parametrize("wrong", ["212000-1438", "12345", "abc", "2120001439000"])
def test_a_wrong_organisation_number_is_told(db: None, wrong: str) -> None:
    with pytest.raises(ValidationError):
        actions.register_organisation(name="Fel AB", type="company", organisation_number=wrong)
    assert not Organisation.objects.exists()


def test_one_number_belongs_to_one_organisation(db: None) -> None:
    actions.register_organisation(name="A", type="municipality", organisation_number="2120001439")
    with pytest.raises(ValidationError):
        actions.register_organisation(name="B", type="company", organisation_number="212000-1439")


def test_the_list_tells_who_can_help(boras: Platform) -> None:
    company = actions.register_organisation(name="Vattenöga AB", type="startup", themes=["vatten"])
    actions.register_organisation(name="Nyckelringen", type="company")
    actions.join_as_partner(platform=boras, organisation=company, by=None)
    client = client_of(None)
    assert "Nyckelringen" in text_of(client.get("/boras/natverket/?vy=innovatorer"))
    assert "Nyckelringen" not in text_of(client.get("/boras/natverket/?vy=partner"))
    assert "Vattenöga" in text_of(client.get("/boras/natverket/?vy=partner&omrade=vatten"))


def test_a_profile_shows_only_what_the_reader_may_see(
    make_solution: Callable[..., Solution], boras: Platform, nurse: User, outsider: User
) -> None:
    maker = actions.register_organisation(name="Nyckelringen", type="company")
    make_solution(title="Öppet för alla", provider=maker, visibility=Visibility.PUBLIC)
    make_solution(title="Bara i Borås", provider=maker, visibility=Visibility.INTERNAL)
    url = f"/boras/losningar/av/{maker.uid}/"
    assert url in client_of(nurse).get(f"/boras/natverket/{maker.uid}/").content.decode()
    assert "Bara i Borås" in text_of(client_of(nurse).get(url))
    for stranger in (outsider, None):
        page = text_of(client_of(stranger).get(url))
        assert "Öppet för alla" in page
        assert "Bara i Borås" not in page


def test_an_unlisted_organisation_has_no_page(boras: Platform, nurse: User) -> None:
    hidden = actions.register_organisation(name="Dold AB", type="company", is_listed=False)
    assert client_of(nurse).get(f"/boras/natverket/{hidden.uid}/").status_code == 404
    assert "Dold" not in text_of(client_of(nurse).get("/boras/natverket/?vy=alla"))


@pytest.mark.parametrize("who", ["nurse", "lead", "outsider"])
def test_only_an_administrator_gives_roles(
    vard: Unit, teacher: User, who: str, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotAllowed):
        actions.give_role(user=teacher, scope=vard, role=Role.LEAD, by=request.getfixturevalue(who))
    assert not teacher.memberships.filter(role=Role.LEAD).exists()


def test_an_administrator_gives_roles_at_home_but_not_elsewhere(
    vard: Unit, teacher: User, admin: User, other_city: City
) -> None:
    actions.give_role(user=teacher, scope=vard, role=Role.EXPERT, by=admin)
    assert teacher.memberships.filter(scope=vard, role=Role.EXPERT).exists()
    elsewhere = other_city.units["Stadsbyggnad"]
    with pytest.raises(NotAllowed):
        actions.give_role(user=teacher, scope=elsewhere, role=Role.EXPERT, by=admin)
