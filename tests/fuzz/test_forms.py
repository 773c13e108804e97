"""Nonsense in every form: told in the person's language, with what was typed still there."""

import pytest
from tools.paths import rows

from tests.order import Watch

from .fuzzing import MANY, PEOPLE, bare_forms, found_forms, fuzz, name_of
from .page import Form
from .world import World

BARE = {
    "account_set_password": "who has a password changes it",
    "call-join": "for somebody with no organisation here",
    "claim-withdraw": "where one's own claim waits",
    "domain-shut": "where a domain is open",
    "demo-sign-in": "in the demo alone",
    "email-restore": "by a link in a letter",
    "export-start": "where the list is long",
    "first-start": "before there is a city; see test_first_start",
    "import-start": "when the columns have been read",
    "import-stop": "while it goes on",
    "import-undo": "when it is done",
    "island-answer": "where there are islands",
    "island-undo": "where one has answered",
    "match-live": "sent while one writes",
    "match-precision": "the lead's",
    "need-capture-draft": "sent while one writes",
    "need-checks": "sent while one writes",
    "need-coach": "sent while one writes",
    "need-edit-draft": "sent while one writes",
    "need-feedback": "where something is alike",
    "need-merge": "when the other is chosen",
    "need-same": "where something is alike",
    "news-read": "where something is unread",
    "organisation-people": "where one doesn't work",
    "prove": "when the session is old",
    "room-decline": "at the door of a room that one has been asked into",
    "room-join": "at the door of a room",
    "submission-mail": "a mail server posts there",
    "view-list": "where something is chosen in a list",
    "view-watch": "on the list that a view of one's own shows",
    "watch-read": "where something is unread",
}
"""Where the administrator of the world meets no form, and when there is one: these are posted to
with the names that the view looks for."""


@pytest.fixture
def world(db: None) -> World:
    return World()


def test_nonsense_in_every_form(world: World, head_comes_last: Watch) -> None:
    forms = found_forms(world, PEOPLE)
    assert unmarked(forms) == []
    doors = {row.name for row in rows() if {"POST", "any"} & set(row.methods.split(", "))}
    without = doors - {name_of(form.action) for _person, _path, form in forms}
    assert without <= BARE.keys(), "write why no form stands there, or let the world have one"
    assert MANY > 1 or without == BARE.keys(), "some have a form now"
    forms += bare_forms(world, "admin", without)
    most = 5 if MANY == 1 else MANY * 30
    assert fuzz(world, forms, seed=MANY, each=MANY, most=most) > 450
    # every sending is one savepoint here, where the site has several transactions
    head_comes_last.wrong.clear()


def unmarked(forms: list[tuple[str, str, Form]]) -> list[str]:
    """Forms that could be sent twice, or be lost when the session has ended."""
    marks = {"csrfmiddlewaretoken", "form_uid"}
    wanted = {"anonymous": marks}
    return [
        f"{person} at {path}: {form.action}"
        for person, path, form in forms
        if not wanted.get(person, marks | {"form_of"}) <= set(form.names)
    ]
