"""Themes and goals are proposed out of what is like a need, as far as the reader sees that."""

from collections.abc import Callable

import pytest

from sprang.foundation.models import User
from sprang.matching import index
from sprang.matching.proposing import proposed
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from tests.cast import client_of
from tests.fuzz.page import form_to
from tests.html import text_of

from .conftest import SUBSTITUTES

MakeNeed = Callable[..., Need]
CatchUp = Callable[[], int]
TOLD = "Det som liknar handlar om: "


def carrying(make_need: MakeNeed, **words: object) -> Need:
    return make_need(text=SUBSTITUTES, **words)


@pytest.fixture
def need(make_need: MakeNeed, noise: list[Need], catch_up: CatchUp) -> Need:
    """Two like it are about staff and goal 8; one of them also about schools."""
    carrying(make_need, themes=["personal"], goals=["8"])
    carrying(make_need, themes=["skola", "personal"], goals=["8", "4"])
    need = carrying(make_need)
    catch_up()
    return need


def test_what_two_that_are_alike_carry_is_proposed(need: Need, nurse: User) -> None:
    assert proposed(need, nurse) == {"themes": ["personal"], "goals": ["8"]}


def test_it_is_told_beside_the_form_and_stands_first(need: Need, lead: User) -> None:
    address = f"{need.get_absolute_url()}andring/"
    page = client_of(lead).get(address)
    assert f"{TOLD}Personal och bemanning." in text_of(page)
    assert f"{TOLD}8. Anständiga arbetsvillkor och ekonomisk tillväxt." in text_of(page)
    html = page.content.decode()
    first = html.index('name="themes"')
    assert html.index('value="personal"') - first < 100
    assert "themes" not in form_to(page, address).values()  # proposed, not chosen


def test_what_is_chosen_is_not_proposed_again(need: Need, lead: User) -> None:
    Need.objects.filter(pk=need.pk).update(themes=["personal"], goals=["8"])
    page = client_of(lead).get(f"{need.get_absolute_url()}andring/")
    assert TOLD not in text_of(page)


def test_what_one_may_not_see_proposes_nothing(
    need: Need, make_need: MakeNeed, nurse: User, lead: User, skola: Unit, catch_up: CatchUp
) -> None:
    for _twice in range(2):
        carrying(make_need, by=lead, scope=skola, themes=["vatten"], visibility="unit")
    catch_up()
    assert "vatten" not in proposed(need, nurse)["themes"]
    assert "vatten" in proposed(need, lead)["themes"]


def test_without_an_index_nothing_is_proposed(
    need: Need, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise index.Unusable("gone")

    monkeypatch.setattr(index, "store", broken)
    assert proposed(need, lead) == {}
    assert client_of(lead).get(f"{need.get_absolute_url()}andring/").status_code == 200
