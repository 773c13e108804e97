"""Whatever goes wrong below /api/v1/ is a problem document, in the caller's language."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from sprang.foundation.models import Platform, User
from sprang.needs import actions
from sprang.needs.models import Need

from .caller import BASE, Caller, problem

MakeNeed = Callable[..., Need]


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/needs/",
        "/needs/boras",
        "/needs/boras/B26-9999",
        "/needs/boras/B26-0001/nothing",
        "/needs/bor%00as/B26-0001",
        "/needs/å/ä",
        "/needs/%0A/%0D",
        "/organisations/nothing",
        "/organisations/00000000-0000-0000-0000-000000000000",
        "/platforms/atlantis",
    ],
)
def test_what_is_not_there(db: None, path: str) -> None:
    said = problem(Caller().get(path), 404)

    assert said["title"] == "Det finns inte"


@pytest.mark.parametrize(
    ("method", "path"), [("delete", "/needs"), ("post", "/me"), ("put", "/search")]
)
def test_a_method_that_is_not_used(db: None, method: str, path: str) -> None:
    response = Caller().send(method, path, {})

    problem(response, 405)
    assert "GET" in response["Allow"]


def test_head_is_get_without_a_body(db: None) -> None:
    response = Client().head(f"{BASE}/needs")

    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff",
        b'{"text": NaN}',
        b'{"text": "\\u0000", "platform": "boras"}',
        b'{"text": "\\ud800", "platform": "boras"}',
        b"[" * 100_000,
    ],
)
def test_a_body_that_is_no_json(nurse: User, body: bytes) -> None:
    problem(Caller(nurse).send("post", "/needs", body), 400)


@pytest.mark.parametrize("body", [b"", b"[]", b'"text"', b"7", b"null"])
def test_a_body_of_another_shape(nurse: User, body: bytes) -> None:
    problem(Caller(nurse).send("post", "/needs", body), 422)


def test_nul_in_a_query(db: None) -> None:
    problem(Caller().get("/needs", q="a\0b"), 400)


@pytest.mark.parametrize("query", ["plattform=boras", "q=a&=1", "limit=2&Limit=3"])
def test_a_parameter_that_there_is_not(db: None, query: str) -> None:
    """Misspelled, it would be answered with more than was asked for."""
    [error] = problem(Client().get(f"{BASE}/needs?{query}"), 422)["errors"]
    assert error["message"] == "Det finns ingen sådan parameter."


def test_a_body_that_is_too_big(nurse: User, settings: LazySettings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    body = json.dumps({"platform": "boras", "text": "x" * 1000}).encode()

    problem(Caller(nurse).send("post", "/needs", body), 413)


@pytest.mark.parametrize(
    ("asked", "own", "title"),
    [
        ("en-GB,en;q=0.9", "sv", "It does not exist"),
        ("de, en;q=0.5, sv;q=0.1", "sv", "It does not exist"),
        ("sv", "en", "Det finns inte"),
        ("", "en", "It does not exist"),
        ("", "sv", "Det finns inte"),
        ("*;q=fel", "sv", "Det finns inte"),
    ],
)
def test_the_language_is_the_callers(nurse: User, asked: str, own: str, title: str) -> None:
    User.objects.filter(pk=nurse.pk).update(language=own)
    headers = Caller(nurse).headers | ({"Accept-Language": asked} if asked else {})

    response = Client().get(f"{BASE}/needs/boras/B26-0001", headers=headers)

    assert response["Content-Language"] == ("en" if title.startswith("It") else "sv")
    assert problem(response, 404)


def test_a_reason_is_said_in_the_callers_language(make_need: MakeNeed, lead: User) -> None:
    need = make_need()
    path = f"/needs/boras/{need.reference}/sharpening"

    said = problem(Caller(lead).send("post", path, {}), 409)

    assert said["detail"].startswith("Skriv vem det drabbar och hur det borde vara.")


def test_what_breaks_tells_nothing_of_the_inside(
    boras: Platform, nurse: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(**_given: Any) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr(actions, "capture_need", break_down)

    response = Caller(nurse).post("/needs", platform="boras", text="Vi letar.")

    problem(response, 500)
    assert b"secret" not in response.content
    assert "secret inside" in caplog.text
