"""Counts end at a limit, and say so."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprang.foundation.lists import counting
from sprang.foundation.models import Platform, User
from sprang.needs.models import Need
from sprang.site.templatetags.sprang import tally
from tests.cast import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch, make_need: Callable[..., Need]) -> None:
    monkeypatch.setattr(counting, "MOST", 2)
    for _ in range(3):
        make_need()


@pytest.mark.usefixtures("three")
def test_a_count_goes_one_beyond_the_limit(make_need: Callable[..., Need]) -> None:
    make_need()
    assert counting.count(Need.objects.all()) == 3
    assert counting.is_beyond(3)
    assert not counting.is_beyond(2)


@pytest.mark.usefixtures("three")
def test_a_page_says_that_there_are_more(nurse: User) -> None:
    page = client_of(nurse).get("/boras/behov/").content.decode()
    assert "2+ träffar" in page
    assert "Du ser 3 av 2+." in page


def test_fewer_are_counted_where_each_is_read_for_its_words(
    nurse: User, make_need: Callable[..., Need], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_WITH_WORDS", 1)
    make_need(text="Nycklar.")
    make_need(text="Nycklar.")
    reader = client_of(nurse)
    assert "2 träffar" in reader.get("/boras/behov/").content.decode()
    assert "1+ träffar" in reader.get("/boras/behov/?q=nycklar").content.decode()
    assert "1 träff<" in reader.get("/boras/behov/?q=b26-0001").content.decode()


def test_of_nothing_none_are_counted() -> None:
    assert counting.count(Need.objects.none()) == 0


def test_below_the_limit_the_number_is_exact(nurse: User, make_need: Callable[..., Need]) -> None:
    make_need()
    assert "1 träff<" in client_of(nurse).get("/boras/behov/").content.decode()


def test_how_a_tally_reads() -> None:
    assert [tally(7), tally(7, "spelled"), tally(counting.MOST + 1)] == ["7", "sju", "500+"]


def test_several_counts_are_one_query(boras: Platform, make_need: Callable[..., Need]) -> None:
    make_need(status="sharpened")
    make_need()
    rows = Need.objects.all()
    with CaptureQueriesContext(connection) as captured:
        told = counting.counts(all=rows, sharp=rows.filter(status="sharpened"))
    assert (told, len(captured)) == ({"all": 2, "sharp": 1}, 1)
