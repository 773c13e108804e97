"""Merging and undoing: two at once, what others read of it, what was ended for other reasons."""

import pytest

from sprang.foundation.models import Platform, User
from sprang.matching.islands import actions as islands
from sprang.needs.actions import withdraw_need
from sprang.needs.models import Need
from sprang.organisations.models import Unit

from .test_islands import Make

pytestmark = pytest.mark.django_db


def again(need: Need) -> Need:
    """As another request has read it."""
    return Need.objects.get(pk=need.pk)


@pytest.fixture
def two(make_need: Make, skola: Unit) -> tuple[Need, Need]:
    one = make_need(text="Nycklar", visibility="public")
    return one, make_need(text="Nycklar igen", scope=skola, visibility="public")


def test_an_undone_tie_leaves_what_was_taken_back_for_other_reasons(
    two: tuple[Need, Need], boras: Platform, lead: User
) -> None:
    one, other = two
    islands.join(chosen=[one, other], platform=boras, by=lead)
    withdraw_need(need=again(one), by=lead)
    islands.undo(one=again(one), other=again(other), platform=boras, by=lead)
    assert again(one).status == "withdrawn"
