"""Whole pages that are kept: what a visitor makes up doesn't push out what everybody reads."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sprang.foundation import journal
from sprang.foundation.journal import standing
from sprang.foundation.models import Platform

pytestmark = pytest.mark.usefixtures("committed")
LIST = "/boras/behov/"


Kept = OrderedDict[Hashable, Any]


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, boras: Platform) -> Kept:
    """Empty, in a house in which something has happened."""
    empty: Kept = OrderedDict()
    monkeypatch.setattr(standing, "_remembered", empty)
    with transaction.atomic():
        journal.append("platform.changed", subject=boras, by=None)
    return empty


def asked(client: Client, path: str) -> int:
    """How many queries it took."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("made_up", ["?skrap=%d", "?q=ord%d", "?efter=%d", "?enhet=%d&lage=x"])
def test_made_up_addresses_take_the_places_of_each_other(
    made_up: str, kept: Kept, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(standing, "SHARED", 3)
    drawn = asked(client, LIST)
    before = len(kept)
    for n in range(12):
        asked(client, LIST + made_up % n)
    assert len(kept) <= before + 3
    assert asked(client, LIST) < drawn


def test_a_page_that_was_asked_something_is_kept_too(client: Client) -> None:
    drawn = asked(client, f"{LIST}?q=tak")
    assert asked(client, f"{LIST}?q=tak") < drawn


def test_two_questions_in_one_place_get_their_own_answers(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(standing, "SHARED", 1)
    for word in ("tak", "golv", "tak"):
        assert f'value="{word}"' in client.get(f"{LIST}?q={word}").content.decode()


def test_a_made_up_theme_is_no_page_of_its_own(kept: Kept, client: Client) -> None:
    asked(client, LIST)
    before = len(kept)
    for n in range(5):
        client.cookies["theme"] = f"skrap{n}"
        asked(client, LIST)
    assert len(kept) == before


def test_addresses_of_no_city_are_not_remembered(kept: Kept, client: Client) -> None:
    asked(client, LIST)
    before = len(kept)
    for n in range(5):
        assert client.get(f"/skrap{n}/behov/").status_code == 404
    assert len(kept) == before
