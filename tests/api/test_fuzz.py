"""Schemathesis sends what the description allows and what it forbids; nothing may break.

In the process itself, bounded, and the same each time.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sprang.foundation import readers
from sprang.foundation.models import User
from sprang.needs.models import Need
from sprang.organisations.models import Organisation
from sprang.solutions.models import Solution

from .caller import BASE, Caller

BOUNDED = settings(
    max_examples=20,
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
    response_schema_conformance,
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
    make_need: Callable[..., Need], make_solution: Callable[..., Solution]
) -> dict[str, dict[str, str]]:
    """What there is, by the beginning of a path: made-up numbers would only ever find nothing."""
    need, solution = make_need(affected="Alla", wanted_effect="Lugn"), make_solution()
    company = Organisation.objects.create(name="Låsbolaget", type="startup")
    readers.run_all()
    return {
        "needs": {"platform_slug": "boras", "reference": need.reference},
        "solutions": {"platform_slug": "boras", "reference": solution.reference},
        "organisations": {"uid": str(company.uid)},
        "platforms": {"platform_slug": "boras"},
    }


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_nothing_breaks_the_api(
    real: dict[str, dict[str, str]], lead: User, mode: GenerationMode, one_connection: None
) -> None:
    schema = schemathesis.openapi.from_wsgi(f"{BASE}/openapi.json", WSGIHandler())
    headers = Caller(lead).headers
    operations: list[Any] = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == 25
    for operation in operations:
        cases = operation.as_strategy(generation_mode=mode)
        if mode is GenerationMode.POSITIVE:
            there = real.get(operation.path.removeprefix(f"{BASE}/").split("/")[0], {})
            send(cases, headers, there)
        elif operation.definition.raw.keys() & {"requestBody"} or len(operation.query):
            send(cases, headers, {})  # the others have nothing to get wrong


def send(cases: Any, headers: dict[str, str], there: dict[str, str]) -> None:
    @BOUNDED
    @given(case=cases)
    def call(case: Case) -> None:
        if there:
            case.path_parameters |= {name: there[name] for name in case.path_parameters}
            if isinstance(case.body, dict) and "platform" in case.body:
                case.body = case.body | {"platform": there["platform_slug"]}
        case.call_and_validate(checks=CHECKS, headers=headers)

    call()
