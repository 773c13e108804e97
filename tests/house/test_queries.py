"""No page asks once more for each thing that it shows. The pages come from the URLs."""

from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tools import paths

from sprang.foundation.models import Platform
from tests.answers import read_whole
from tests.cast import City, build_need, proved_client_of

from .growing import Growing, grow, sown

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
MOST = 12
"""Queries of a page where one looks; the pages where one decides may take some more."""

MORE = {
    # one where others were merged with it, one where places came with these, one where it is
    # called, one for whom it was introduced to, one for who writes it together
    "need-detail": 17,
    "need-merged": 17,
    # what of each kind is like it, for the themes and goals that are proposed
    "need-edit": 13,
    # both sides, what each has said, the times, and who is there to be named
    "introduction-detail": 13,
    # one for each kind of things that any wait of, or go on: this person has them all
    "home": 23,
    "own-data": 63,  # one for each kind of thing that is kept about a person
    # what has been said of them is asked for too; roles and synonyms are remembered, but not here
    "need-matches": 14,
    "need-matches-part": 14,
    # a call is made of parts: needs, form, criteria, questions, files, history, one's own answer;
    # when the next one opens or closes is remembered, but not here
    "call-detail": 16,
    # who has declared, scored and agreed on what, and whether all have
    "call-panel": 14,
    "call-score": 15,
    "mfa_activate_totp": 14,  # asked for by django-allauth, each way of proving by itself
}

NOT_HERE = {
    "email-restore": "is reached by the key of a mail only",
    "job-file": "is the file alone, and this job made none",
    "member-reset": "is there for a member who signs in with two steps",
    "call-decide": "is there when all who answered have been told",
    "import-undo": "is there for an import that can be undone",
    "first-start": "stands only on a Språng where nothing has been founded",
    "reference-page": "is made of the description of the API alone",
}
LEADS_ON = {  # whoever has signed in, proved who it is, and has a password
    "after-login": "leads to where one works",
    "account_login": "is for those who have not signed in",
    "account_request_login_code": "is for those who have not signed in",
    "account_set_password": "is for those who have no password",
    "prove": "is for those who have neither a password nor an app",
}
ALLAUTHS = '"mfa_authenticator"'
"""Django-allauth asks for each way to prove who one is, each time that it needs to know."""
ASKED = {"search": "?q=nycklar", "match-live": "?text=Vi+letar+efter+nycklar"}
PAGES = [
    row
    for row in paths.rows()
    if ("GET" in row.methods or row.methods == "any") and row.name not in NOT_HERE
]


@pytest.fixture
def world(city: City, helsingborg: Platform) -> Growing:
    build_need(helsingborg)
    return sown(city)


def address(world: Growing, row: paths.Row) -> str:
    kwargs = {"platform": "boras"} if "<platform>" in row.path else {}
    if row.path.count("<") > len(kwargs):
        kwargs |= world.sample(row.name)
    return reverse(row.name, kwargs=kwargs) + ASKED.get(row.name, "")


def asked_for(world: Growing, client: Client) -> dict[str, list[str]]:
    """The queries of each page, when what can be kept between requests is kept."""
    told: dict[str, list[str]] = {}
    for row in PAGES:
        for _again in range(2):
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(address(world, row))
            read_whole(answer)
        expected = 302 if row.name in LEADS_ON else 200
        assert answer.status_code == expected, (row.name, answer.status_code)
        told[row.name] = [each["sql"] for each in captured]
    return told


def test_three_of_everything_take_as_many_queries_as_one(
    world: Growing, monkeypatch: pytest.MonkeyPatch
) -> None:
    # more than one can have in mind are counted: one query more, however many
    monkeypatch.setattr("sprang.foundation.waiting.asking.MOST", 100)
    client = proved_client_of(world.who)
    one = asked_for(world, client)
    grow(world)
    grow(world)
    three = asked_for(world, client)
    assert {name: told for name, told in three.items() if len(told) != len(one[name])} == {}


def test_no_page_takes_many_queries(world: Growing) -> None:
    told = asked_for(world, proved_client_of(world.who))
    taken = {name: len(queries) for name, queries in told.items()}
    assert {name: many for name, many in taken.items() if many > MORE.get(name, MOST)} == {}


def test_no_page_asks_the_same_twice(world: Growing) -> None:
    told = asked_for(world, proved_client_of(world.who))
    twice = {
        name: [sql for sql, times in Counter(queries).items() if times > 1 and ALLAUTHS not in sql]
        for name, queries in told.items()
    }
    assert {name: queries for name, queries in twice.items() if queries} == {}
