"""A mail code proves who one is where there is nothing more, and may be tried three times."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from sprang.foundation.models import Platform, Session, User
from sprang.foundation.session_store import digest
from sprang.foundation.tokens import create_token
from tests.cast import PASSWORD, client_of
from tests.security.test_second_step import same_time, with_app

pytestmark = pytest.mark.django_db
__all__ = ["same_time"]


def test_a_mail_code_does_not_go_around_the_app(nurse: User, mailoutbox: list[Any]) -> None:
    with_app(nurse)
    nurse.set_unusable_password()
    nurse.save()
    client = client_of(nurse)
    for sent in ({"send": ""}, {"code": "123456"}):
        answer = client.post("/konto/bevis/?next=/konto/email/", sent)
        assert answer["Location"] == "/konto/2fa/reauthenticate/?next=%2Fkonto%2Femail%2F"
    assert mailoutbox == []
    assert client.post("/konto/2fa/totp/deactivate/").status_code == 302
    assert Authenticator.objects.filter(user=nurse, type="totp").exists()


def test_nor_around_the_password(nurse: User, mailoutbox: list[Any]) -> None:
    client = client_of(nurse)
    answer = client.post("/konto/bevis/?next=//evil.example", {"send": ""})
    assert answer["Location"] == "/konto/reauthenticate/?next=%2Fkonto%2F"
    assert mailoutbox == []


def at_once(client: Client, path: str, codes: list[str]) -> None:
    """As if all were sent at the same moment: each finds the session as it was at first."""
    [row] = Session.objects.filter(pk=digest(client.cookies["sessionid"].value))
    for code in codes:
        client.post(path, {"code": code})
        row.save()


def test_tries_at_the_same_moment_are_three_too(nurse: User, last_code: Any) -> None:
    client = Client()
    client.post("/konto/login/code/", {"email": nurse.email})
    wrong = [f"{n}wrong" for n in range(3)]
    at_once(client, "/konto/login/code/confirm/", wrong)
    client.post("/konto/login/code/confirm/", {"code": last_code()})
    assert client.get("/konto/").status_code == 302


def test_two_tries_leave_the_third(nurse: User, last_code: Any) -> None:
    client = Client()
    client.post("/konto/login/code/", {"email": nurse.email})
    at_once(client, "/konto/login/code/confirm/", ["wrong1", "wrong2"])
    client.post("/konto/login/code/confirm/", {"code": last_code()})
    assert client.get("/konto/").status_code == 200


def test_so_are_those_of_a_proof(nurse: User, last_code: Any) -> None:
    nurse.set_unusable_password()
    nurse.save()
    client = client_of(nurse)
    client.post("/konto/bevis/", {"send": ""})
    at_once(client, "/konto/bevis/", ["1wrong", "2wrong", "3wrong"])
    assert client.post("/konto/bevis/", {"code": last_code()}).status_code == 422
    client.post("/konto/bevis/", {"send": ""})
    assert client.post("/konto/bevis/", {"code": last_code()}).status_code == 302


def test_so_are_those_of_a_new_account(boras: Platform, last_code: Any) -> None:
    client = Client()
    given = {"email": "ny@boras.example", "password1": "en alldeles ny mening"}
    client.post("/konto/signup/", given)
    at_once(client, "/konto/confirm-email/", ["1wrong", "2wrong", "3wrong"])
    client.post("/konto/confirm-email/", {"code": last_code()})
    assert client.get("/konto/").status_code == 302


def test_an_open_session_alone_makes_no_key(nurse: User) -> None:
    client, given = client_of(nurse), {"name": "x", "scope": "write"}
    assert client.get("/konto/nycklar/").status_code == 200
    asked = client.post("/konto/nycklar/", given)
    assert asked["Location"] == "/konto/reauthenticate/?next=%2Fkonto%2Fnycklar%2F"
    assert not nurse.tokens.exists()
    made = client.post(asked["Location"], {"password": PASSWORD})
    assert made.status_code == 200
    assert "Här är din nya nyckel" in made.content.decode()
    assert nurse.tokens.count() == 1


def test_who_has_no_password_shows_it_with_a_code_before_a_key(nurse: User) -> None:
    nurse.set_unusable_password()
    nurse.save()
    asked = client_of(nurse).post("/konto/nycklar/", {"name": "x", "scope": "write"})
    assert asked["Location"] == "/konto/bevis/?next=%2Fkonto%2Fnycklar%2F"
    assert not nurse.tokens.exists()


def test_out_everywhere_ends_the_keys_and_out_elsewhere_does_not(
    nurse: User, teacher: User
) -> None:
    for user in (nurse, teacher):
        create_token(user=user, name="x", scope="write")
    client = client_of(nurse)
    client.post("/konto/ovriga/")
    assert nurse.tokens.count() == 1
    client.post("/konto/overallt/")
    assert [nurse.tokens.count(), teacher.tokens.count()] == [0, 1]


def test_a_password_that_is_reset_ends_the_keys(nurse: User, mailoutbox: list[Any]) -> None:
    create_token(user=nurse, name="x", scope="write")
    client = Client()
    client.post("/konto/password/reset/", {"email": nurse.email})
    link = re.search(r"http://testserver(/konto/password/reset/key/\S+)", mailoutbox[-1].body)
    assert link
    way = client.get(link[1])["Location"]
    assert client.post(way, {"password1": "en alldeles ny mening"}).status_code == 302
    assert nurse.tokens.count() == 0
    assert "Dina nycklar till API:et gäller inte längre." in mailoutbox[-1].body
