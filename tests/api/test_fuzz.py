"""Schemathesis sends what the description allows and what it forbids; nothing may break.

In the process itself, bounded, and the same each time.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sprang.dialogue.actions import write_comment
from sprang.foundation.enums import Role
from sprang.foundation.journal import readers
from sprang.foundation.lists.saving import save_view
from sprang.foundation.models import User
from sprang.needs.models import Joining, Need
from sprang.needs.sources.models import Submission
from sprang.organisations.models import Organisation
from sprang.rooms.actions import add_task, found_room
from sprang.solutions.models import Solution
from tests.cast import build_call, build_user
from tests.introductions.making import build_introduced
from tests.organisations.claiming import claim
from tests.organisations.partners import build_partner

from .caller import BASE, Caller

MANY = int(os.environ.get("FUZZ", "1"))
"""How many times as much as in a usual run: `FUZZ=50 pytest tests/api/test_fuzz.py`."""


def bounded(examples: int) -> settings:
    return settings(
        max_examples=examples * MANY,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    allow_header_conformance,
    negative_data_rejection,
]
PEOPLE = ("nobody", "member", "lead", "admin", "outsider", "reading")
"""Who calls: without a key, with a key that may write, and with a lead's that may only read."""
OPERATIONS = 126
POSITIVE, NEGATIVE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
RUNS = [
    *((who, POSITIVE) for who in PEOPLE),
    # what can't be read is refused before anybody asks who sent it
    *((who, NEGATIVE) for who in (PEOPLE if MANY > 1 else ("nobody", "lead"))),
]


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The web server closes its connection after a request; the test's transaction lives in it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def real(
    make_need: Callable[..., Need], make_solution: Callable[..., Solution], lead: User
) -> dict[str, dict[str, str]]:
    """What there is, by the beginning of a path: made-up numbers would only ever find nothing."""
    need, solution = make_need(affected="Alla", wanted_effect="Lugn"), make_solution()
    company = Organisation.objects.create(name="Låsbolaget", type="startup")
    call = build_call(need.platform)
    joining = Joining.objects.create(need=need, scope=company)
    said = write_comment(record=need, by=lead, text="Vi med.")
    told = Submission.objects.create(
        platform=need.platform, text="Ingen bänk.", email="bo@post.example", state="waiting"
    )
    partner = build_partner(need.platform)
    room = found_room(platform=need.platform, by=lead, title="Hamnen")
    task = add_task(room=room, by=lead, title="Ring")
    met, time = build_introduced(need, company, lead)
    seller = build_user("salj@firma.example", Role.MEMBER, company)
    shop = Organisation.objects.create(name="Passet", type="startup")
    asks = claim(seller, shop, need.platform)
    view = save_view(platform=need.platform, by=lead, list_name="needs", asked="q=lås", name="Lås")
    readers.run_all()
    return {
        "needs": {"platform_slug": "boras", "reference": need.reference, "uid": str(joining.uid)},
        "calls": {
            "platform_slug": "boras",
            "reference": call.reference,
            "uid": str(call.uid),
        },
        "solutions": {"platform_slug": "boras", "reference": solution.reference},
        "organisations": {
            "platform_slug": "boras",
            "uid": str(company.uid),
            "person": str(seller.uid),
            "domain": "firma.example",
        },
        "claims": {"uid": str(asks.uid)},
        "views": {"platform_slug": "boras", "uid": str(view.uid)},
        "platforms": {"platform_slug": "boras"},
        "records": {"uid": str(need.uid), "platform_slug": "boras"},
        "submissions": {"platform_slug": "boras", "uid": str(told.uid)},
        "partnerships": {"platform_slug": "boras", "uid": str(partner.organisation.uid)},
        "rooms": {
            "platform_slug": "boras",
            "reference": room.reference,
            "uid": str(task.uid),
        },
        "introductions": {"platform_slug": "boras", "uid": str(met.uid), "time": str(time.uid)},
        "comments": {"uid": str(said.uid), "platform_slug": "boras"},
    }


@pytest.fixture
def callers(nurse: User, lead: User, admin: User, outsider: User) -> dict[str, dict[str, str]]:
    people = {"member": nurse, "lead": lead, "admin": admin, "outsider": outsider}
    keys = {name: Caller(user).headers for name, user in people.items()}
    return keys | {"nobody": {}, "reading": Caller(lead, scope="read").headers}


@pytest.mark.parametrize(("who", "mode"), RUNS, ids=str)
def test_nothing_breaks_the_api(
    real: dict[str, dict[str, str]],
    callers: dict[str, dict[str, str]],
    who: str,
    mode: GenerationMode,
    one_connection: None,
) -> None:
    schema = schemathesis.openapi.from_wsgi(f"{BASE}/openapi.json", WSGIHandler())
    operations: list[Any] = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == OPERATIONS
    for operation in operations:
        cases = operation.as_strategy(generation_mode=mode)
        if mode is POSITIVE:
            there = real.get(operation.path.removeprefix(f"{BASE}/").split("/")[0], {})
            send(cases, callers[who], there, 4 if who == "lead" else 1)
        elif operation.definition.raw.keys() & {"requestBody"} or len(operation.query):
            send(cases, callers[who], {}, 3)  # the others have nothing to get wrong


def send(cases: Any, headers: dict[str, str], there: dict[str, str], examples: int) -> None:
    @bounded(examples)
    @given(case=cases)
    def call(case: Case) -> None:
        if there:
            case.path_parameters |= {name: there[name] for name in case.path_parameters}
            if isinstance(case.body, dict) and "platform" in case.body:
                case.body = case.body | {"platform": there["platform_slug"]}
        case.call_and_validate(checks=CHECKS, headers=headers)

    call()


def test_only_the_ways_that_are_described_are_open(
    real: dict[str, dict[str, str]], lead: User, one_connection: None
) -> None:
    """A method that an address doesn't have is 405 with those that it has."""
    schema = schemathesis.openapi.from_wsgi(f"{BASE}/openapi.json", WSGIHandler())
    described = {
        path: {method.upper() for method in item}
        for path, item in schema.raw_schema["paths"].items()
    }
    for path, methods in described.items():
        kind = path.removeprefix(f"{BASE}/").split("/")[0]
        address = path.format(
            **{"platform_slug": "boras", "reference": "B26-0001", "uid": str(UUID(int=1))}
            | real.get(kind, {})
        )
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - methods:
            answer = Client().generic(method, address, headers=Caller(lead).headers)
            assert (address, method, answer.status_code) == (address, method, 405)
            assert methods <= {each.strip() for each in answer["Allow"].split(",")}
