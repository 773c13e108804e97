"""Merging and undoing: two at once, what others read of it, what was ended for other reasons."""

import pytest

from sprang.foundation.errors import Refused
from sprang.foundation.models import Link, Platform, User
from sprang.matching.islands import actions as islands
from sprang.needs.actions import withdraw_need
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from tests.cast import client_of

from .test_islands import Make

pytestmark = pytest.mark.django_db


def again(need: Need) -> Need:
    """As another request has read it."""
    return Need.objects.get(pk=need.pk)


@pytest.fixture
def two(make_need: Make, skola: Unit) -> tuple[Need, Need]:
    one = make_need(text="Nycklar", visibility="public")
    return one, make_need(text="Nycklar igen", scope=skola, visibility="public")


def test_merged_in_both_directions_one_goes_on(
    two: tuple[Need, Need], boras: Platform, lead: User
) -> None:
    one, other = two
    first, second = again(one), again(other)
    islands.merge(kept=one, gone=other, platform=boras, by=lead)
    with pytest.raises(Refused):
        islands.merge(kept=second, gone=first, platform=boras, by=lead)
    assert (again(one).is_open, again(other).is_open) == (True, False)
    assert Link.objects.count() == 1


def test_a_public_page_does_not_name_a_hidden_need(
    two: tuple[Need, Need], make_need: Make, boras: Platform, lead: User
) -> None:
    hidden, (public, _other) = make_need(text="Nycklar", visibility="internal"), two
    Need.objects.filter(pk=public.pk).update(status="sharpened")
    islands.merge(kept=hidden, gone=again(public), platform=boras, by=lead)
    page = client_of(None).get(public.get_absolute_url()).content.decode()
    assert "slaget ihop" in page
    assert hidden.reference not in page


def test_an_undone_tie_leaves_what_was_taken_back_for_other_reasons(
    two: tuple[Need, Need], boras: Platform, lead: User
) -> None:
    one, other = two
    islands.join(chosen=[one, other], platform=boras, by=lead)
    withdraw_need(need=again(one), by=lead)
    islands.undo(one=again(one), other=again(other), platform=boras, by=lead)
    assert again(one).status == "withdrawn"
