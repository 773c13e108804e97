"""The units of an organisation, as the platform's administrators keep them."""

import pytest

from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Entry, Platform, User
from sprang.organisations import actions
from sprang.organisations.models import Unit
from sprang.organisations.units import tree_of
from tests.cast import City, client_of

from .test_admin import settings_of

pytestmark = pytest.mark.django_db


def test_units_form_a_tree(boras: Platform, city: City, vard: Unit, other_city: City) -> None:
    team = actions.add_unit(
        organisation=city.municipality, parent=vard, name="Hässlehus", type="team"
    )
    [municipality] = tree_of(boras)
    assert municipality.place == city.municipality
    assert [branch.place.name for branch in municipality.below] == ["Skola", "Vård och omsorg"]
    assert [branch.place for branch in municipality.below[1].below] == [team]


def test_a_unit_is_added_below_another(boras: Platform, vard: Unit, admin: User) -> None:
    given = {"name": "Hässlehus", "type": "team", "parent": vard.pk}
    page = client_of(admin).post(settings_of(boras, "enheter/ny/"), given, follow=True)
    unit = Unit.objects.get(name="Hässlehus")
    assert (unit.parent_id, unit.organisation_id, unit.type) == (
        vard.pk,
        vard.organisation_id,
        "team",
    )
    assert Entry.objects.get(subject_uid=unit.uid).actor == admin
    assert "Hässlehus" in page.content.decode()


def test_a_unit_without_a_name_is_told(boras: Platform, vard: Unit, admin: User) -> None:
    given = {"name": "", "type": "district", "parent": vard.pk}
    page = client_of(admin).post(settings_of(boras, "enheter/ny/"), given)
    assert page.status_code == 422
    assert "Skriv ett namn, till exempel Gata och trafik." in page.content.decode()
    assert '<option value="district" selected>' in page.content.decode()


def test_a_unit_is_renamed_once(boras: Platform, vard: Unit, admin: User) -> None:
    path = settings_of(boras, f"enheter/{vard.uid}/namn/")
    for _again in range(2):
        assert client_of(admin).post(path, {"name": "Omsorg"}).status_code == 302
    vard.refresh_from_db()
    assert vard.name == "Omsorg"
    assert Entry.objects.get(kind="unit.renamed").payload == {"fields": ["name"]}


def test_other_cities_units_can_not_be_touched(
    boras: Platform, other_city: City, admin: User
) -> None:
    abroad = other_city.units["Stadsbyggnad"]
    path = settings_of(boras, f"enheter/{abroad.uid}/namn/")
    assert client_of(admin).post(path, {"name": "Vår"}).status_code == 404
    given = {"name": "Vår", "type": "team", "parent": abroad.pk}
    assert client_of(admin).post(settings_of(boras, "enheter/ny/"), given).status_code == 422
    with pytest.raises(NotAllowed):
        actions.rename_unit(unit=abroad, by=admin, name="Vår")
    with pytest.raises(NotAllowed):
        actions.add_unit(organisation=abroad.organisation, name="Vår", type="team", by=admin)
    assert not Unit.objects.filter(name="Vår").exists()
