"""Nonsense in every form: told in the person's language, with what was typed still there."""

import pytest

from tests.order import Watch

from .fuzzing import MANY, PEOPLE, found_forms, fuzz
from .page import Form
from .world import World


@pytest.fixture
def world(db: None) -> World:
    return World()


def test_nonsense_in_every_form(world: World, head_comes_last: Watch) -> None:
    forms = found_forms(world, PEOPLE)
    assert unmarked(forms) == []
    most = 5 if MANY == 1 else MANY * 30
    assert fuzz(world, forms, seed=MANY, each=MANY, most=most) > 150
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
