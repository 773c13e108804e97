"""A list as a feed: what anybody may see, whoever asks."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from pytest_django import DjangoAssertNumQueries

from sprang.foundation.models import Record, User
from sprang.needs.models import Need
from tests.cast import client_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LIST = "/boras/behov/"


def feed(user: User | None, **asked: str) -> Any:
    answer = client_of(user).get(LIST, {"format": "atom", **asked})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)  # noqa: S314  our own


def titles(found: Any) -> list[str]:
    return [each.findtext(f"{ATOM}title") for each in found.iter(f"{ATOM}entry")]


def test_only_what_is_public_whoever_asks(
    make_need: Callable[..., Need], lead: User, nurse: User
) -> None:
    for visibility in ("draft", "unit", "internal", "network", "public"):
        make_need(title=f"Seen by {visibility}", visibility=visibility)
    for user in (None, nurse, lead):
        assert titles(feed(user)) == ["Seen by public"]
        assert titles(feed(user, vy="mina")) == []


def test_an_entry(make_need: Callable[..., Need]) -> None:
    need = make_need(title="Nycklar & <portar>", visibility="public", themes=["skola"])
    (entry,) = feed(None).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{need.uid}"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{need.get_absolute_url()}"
    assert entry.findtext(f"{ATOM}updated") == need.changed_at.isoformat(timespec="microseconds")
    assert entry.findtext(f"{ATOM}summary") == need.text
    assert titles(feed(None)) == ["Nycklar & <portar>"]


def test_filtered_as_the_list_and_the_latest_changed_first(
    make_need: Callable[..., Need],
) -> None:
    old, _other = make_need(text="Hissen står", visibility="public"), make_need(visibility="public")
    make_need(text="Hissen gnisslar", visibility="public")
    Record.objects.filter(pk=old.pk).update(changed_at="2031-01-01T00:00:00Z")
    assert titles(feed(None, q="hissen")) == ["Hissen står", "Hissen gnisslar"]
    assert titles(feed(None, lage="closed")) == []


def test_signs_that_xml_has_none_for(make_need: Callable[..., Need]) -> None:
    need = make_need(visibility="public")
    Record.objects.filter(pk=need.pk).update(title="Ny\x0bckel", summary="\x01Borta\x1f")
    (entry,) = feed(None).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Nyckel"
    assert entry.findtext(f"{ATOM}summary") == "Borta"


@pytest.mark.parametrize("rows", [1, 3])
def test_one_query_however_many(
    make_need: Callable[..., Need], django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _each in range(rows):
        make_need(visibility="public")
    feed(None)
    with django_assert_num_queries(QUERIES):
        assert len(titles(feed(None))) == rows


QUERIES = 2
"""Which city it is, and the feed."""


def test_the_list_leads_to_it_and_other_lists_have_none(make_need: Callable[..., Need]) -> None:
    html = client_of(None).get(f"{LIST}?q=hissen").content.decode()
    assert 'href="?q=hissen&amp;format=atom"' in html
    assert 'type="application/atom+xml"' in html
    assert client_of(None).get("/boras/natverket/?format=atom").status_code == 404
