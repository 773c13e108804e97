"""Every form is pressed twice: the second press changes nothing, and leads where the first did."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from tests.order import Watch

from .filling import filled
from .fuzzing import SAYS, found_forms, name_of, undone
from .page import Form
from .world import World

pytestmark = pytest.mark.one_database

OF_A_PRESS = {"Sent", "Limit", "Session"}
"""What remembers each press."""

OTHERWISE = {
    "need-told": "what was told is gone, and nothing remembers that it was there",
    "sign-out-everywhere": "the second meets the way in: one is out",
    "token-list": "the key that is seen opens, so a second answer has a new one",
}
REFUSED = {
    "account-close": "the city has no other administrator",
    "account_change_password": "a password of one's own",
    "account_reauthenticate": "a password of one's own",
    "design": "shows errors",
    "mfa_activate_totp": "a code of the moment",
    "mfa_generate_recovery_codes": "the second step comes first",
    "need-introduce": "an organisation must be named where somebody works",
    "organisation-merge": "somebody belongs to it",
}
"""Forms that can't be filled in here, with what is missing."""


def test_no_form_makes_two(db: None, head_comes_last: Watch) -> None:
    world, faults, refused = World(), [], set()
    for person, path, form in found_forms(world, ["admin"]):
        name = name_of(form.action)
        with undone():
            client = world.visit(person)
            first, after_one = press(client, name, form), state()
            second, after_two = press(client, name, form), state()
        refused |= {name} if is_refused(first) else set()
        changed = [table for table, rows in after_one.items() if rows != after_two[table]]
        if (changed or leads(first) != leads(second)) and name not in OTHERWISE:
            faults.append(f"{name} at {path}: {leads(first)} {leads(second)} {changed}")
    # a savepoint here is a transaction of its own on the site
    head_comes_last.wrong.clear()
    assert not faults, "\n".join(faults)
    assert refused == set(REFUSED)


def press(client: Client, name: str, form: Form) -> Any:
    return client.post(form.action, filled(name, form))


def is_refused(answer: Any) -> bool:
    return answer.status_code >= 400 or bool(SAYS.search(answer.getvalue().decode()))


def leads(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.headers.get("Location", "")


def state() -> dict[str, list[Any]]:
    """Every row of every table."""
    models = [each for each in apps.get_models() if each.__name__ not in OF_A_PRESS]
    return {
        each._meta.label: list(each._default_manager.order_by("pk").values()) for each in models
    }
