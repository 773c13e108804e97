"""A database that is away: a page that asks for patience and keeps what was typed."""

import json
import logging
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import LazySettings
from django.contrib.sessions.backends.base import UpdateError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, InternalError, OperationalError, ProgrammingError, connection
from django.test import Client

from sprang.foundation import throttle
from sprang.foundation.database.away import is_away
from sprang.foundation.models import User
from sprang.foundation.session_store import SessionStore
from sprang.foundation.throttle import Rate
from sprang.site.failures import outage
from sprang.site.failures.logs import OneLineWhileAway
from sprang.site.limits.rules import POSTED, Per, Rule
from tests.cast import client_of
from tests.fuzz.page import form_to
from tests.html import text_of

CAPTURE = "/boras/behov/nytt/"
LONG = "Larmet går varje natt.\nIngen vet varför, och personalen springer i onödan & blir trött."


def caused(error: Exception, **cause: Any) -> Exception:
    error.__cause__ = type("Cause", (Exception,), cause)()
    return error


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (OperationalError("connection refused"), True),
        (InterfaceError("connection already closed"), True),
        (caused(OperationalError(), sqlstate="57P01"), True),
        (caused(OperationalError(), sqlstate="08P01"), True),
        (caused(OperationalError(), sqlstate="40P01"), True),
        (caused(OperationalError(), sqlstate="53300"), True),
        (caused(InternalError(), sqlstate="25006"), True),
        (caused(InternalError(), sqlstate="25P02"), False),
        (caused(OperationalError(), sqlite_errorname="SQLITE_BUSY"), True),
        (caused(OperationalError(), sqlite_errorname="SQLITE_FULL"), True),
        (caused(OperationalError(), sqlite_errorname="SQLITE_ERROR"), False),
        (caused(ProgrammingError(), sqlstate="42P01"), False),
        (ProgrammingError("no such table"), False),
        (RuntimeError("a bug"), False),
        (None, False),
    ],
)
def test_what_passes_and_what_is_a_fault(error: Exception | None, passes: bool) -> None:
    assert is_away(error) is passes


@pytest.fixture
def away(db: None) -> Iterator[SimpleNamespace]:
    """Every question fails from `away.now = True` on, as when the primary has been killed."""
    state = SimpleNamespace(now=False, error=OperationalError("server closed the connection"))

    def ask(execute: Any, *arguments: Any) -> Any:
        if state.now:
            raise state.error
        return execute(*arguments)

    with connection.execute_wrapper(ask):
        yield state
        state.now = False


@pytest.fixture
def client(nurse: User) -> Client:
    client = client_of(nurse)
    client.raise_request_exception = False
    return client


def test_a_page_asks_for_patience(away: Any, client: Client) -> None:
    away.now = True
    response = client.get("/boras/behov/?ordning=namn")
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "no-store" in response["Cache-Control"]
    assert "Inget som är sparat har gått förlorat" in text_of(response)
    assert 'href="/boras/behov/?ordning=namn"' in response.content.decode()


def test_what_was_typed_can_be_sent_again(away: Any, client: Client) -> None:
    given = {"text": LONG, "visibility": "internal", "csrfmiddlewaretoken": "T"}
    upload = SimpleUploadedFile("natt.txt", b"02:10")
    away.now = True
    response = client.post(CAPTURE, given | {"fil": upload})
    html = response.content.decode()
    assert response.status_code == 503
    assert f'method="post" action="{CAPTURE}"' in html
    assert 'name="text">\n' + LONG.replace("&", "&amp;") + "</textarea>" in html
    assert '<input type="hidden" name="visibility" value="internal">' in html
    assert '<input type="hidden" name="csrfmiddlewaretoken" value="T">' in html
    assert "Bifoga dem igen efteråt: natt.txt" in text_of(response)
    away.now = False
    assert client.post(CAPTURE, given).status_code == 302


def test_what_was_typed_can_do_no_harm(away: Any, client: Client) -> None:
    away.now = True
    response = client.post(CAPTURE, {'a"><b>': "</textarea><script>alert(1)</script>" * 3})
    html = response.content.decode()
    assert "<script>" not in html
    assert "<b>" not in html


def test_passwords_are_not_shown_again(away: Any, client: Client) -> None:
    away.now = True
    response = client.post("/konto/login/", {"login": "a@b.example", "password": "hemligheten"})
    assert response.status_code == 503
    assert "hemligheten" not in response.content.decode()
    assert "a@b.example" not in response.content.decode()


def test_who_has_waited_long_is_not_told_to_wait_a_little(
    away: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that can't be opened, or a pooler with a wrong password, looks the same."""
    clock = SimpleNamespace(now=1_000.0)
    monkeypatch.setattr(outage, "time", SimpleNamespace(monotonic=lambda: clock.now))
    outage.forget()
    away.error, away.now = caused(OperationalError(), sqlite_errorname="SQLITE_CANTOPEN"), True
    for _minute in range(10):
        assert "Strax tillbaka" in text_of(client.get("/"))
        clock.now += 60
    said = text_of(client.post(CAPTURE, {"text": LONG}))
    assert "Det dröjer" in said
    assert "Säg till den som sköter plattformen." in said
    assert "Larmet går varje natt." in said
    assert "Strax tillbaka" not in said
    clock.now += outage.QUIET + 1
    assert "Strax tillbaka" in text_of(client.get("/"))
    outage.forget()


def test_in_the_browser_s_language(away: Any, client: Client) -> None:
    client.cookies["django_language"] = "en"
    away.now = True
    assert '<html lang="en">' in client.get("/").content.decode()


def test_a_server_that_only_reads_is_away_too(away: Any, client: Client) -> None:
    away.error = caused(InternalError("read-only"), sqlstate="25006")
    away.now = True
    assert client.post(CAPTURE, {"text": LONG}).status_code == 503


def test_programs_are_told_when_to_come_back(away: Any, client: Client) -> None:
    away.now = True
    for response in (client.get("/api/v1/needs"), client.get("/api/v1/search?q=larm")):
        assert (response.status_code, response["Retry-After"]) == (503, "5")
        assert response["Content-Type"] == "application/problem+json"
        assert json.loads(response.content)["status"] == 503


def test_a_load_balancer_is_told(away: Any, client: Client) -> None:
    assert client.get("/halsa/").json() == {"status": "ok"}
    away.now = True
    response = Client().get("/halsa/")
    assert (response.status_code, response.json()) == (503, {"status": "database away"})


def test_a_fault_of_ours_is_still_one(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sprang.site.design.living_page.render", lambda *_, **__: 1 / 0)
    response = client.get("/design/")
    assert response.status_code == 500
    assert "Det gick fel hos oss" in text_of(response)


def test_a_fault_of_ours_gives_the_words_back(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sprang.site.shell.language.back", lambda *_, **__: 1 / 0)
    response = client.post("/sprak/", {"language": "sv", "text": LONG})
    html = response.content.decode()
    assert response.status_code == 500
    assert "no-store" in response["Cache-Control"]
    assert 'method="post" action="/sprak/"' in html
    assert 'name="text">\n' + LONG.replace("&", "&amp;") + "</textarea>" in html
    monkeypatch.setattr("sprang.site.account.me.render", lambda *_, **__: 1 / 0)
    response = client.post("/konto/", {"name": "", "language": LONG})
    assert response.status_code == 500
    assert "Larmet" not in response.content.decode()


def test_what_came_too_fast_comes_back(nurse: User, settings: LazySettings) -> None:
    client, given = client_of(nurse), {"text": LONG, "csrfmiddlewaretoken": "T"}
    settings.LIMITS = True
    once = Rule(Rate("test", 1, 3600), Per.PERSON)
    with patch.dict(POSTED, {"need-capture": (once,), "me": (once,)}):
        assert client.post(CAPTURE, {"text": ""}).status_code != 429
        told = client.post(CAPTURE, given)
        form = form_to(told, CAPTURE)
        part = client.post(CAPTURE, given, headers={"hx-request": "true"})
        secret = client.post("/konto/", given)
    throttle.forget_all()
    assert [each.status_code for each in (told, part, secret)] == [429, 429, 429]
    assert form.first("text").splitlines() == LONG.splitlines()
    assert form.first("csrfmiddlewaretoken") == "T"
    assert "Larmet" not in part.content.decode() + secret.content.decode()


def test_the_log_has_one_line_for_each_question() -> None:
    def record(error: Exception) -> logging.LogRecord:
        info = (type(error), error, None)
        made = logging.LogRecord("django.request", 40, "", 0, "Failed: %s", ("/x",), info)
        assert OneLineWhileAway().filter(made)
        return made

    told = record(OperationalError("server closed\nthe connection"))
    said = "Failed: /x: the database is away: server closed the connection"
    assert (told.getMessage(), told.levelname, told.exc_info) == (said, "WARNING", None)
    assert record(RuntimeError("a bug")).exc_info is not None


def test_a_session_that_could_not_be_kept_has_not_been_ended(away: Any) -> None:
    """Django would answer 400, as to somebody who has signed out in the meantime."""
    session = SessionStore()
    session["word"] = 1
    session.create()
    session["word"] = 2
    away.now = True
    with pytest.raises(OperationalError):
        session.save()
    away.now = False
    SessionStore(session.session_key).delete()
    with pytest.raises(UpdateError):
        session.save()
