"""Who is counted is not the caller's to choose: not by a field, a heading, a spelling."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.http import HttpRequest
from django.test import Client, RequestFactory

from sprang.foundation import throttle
from sprang.foundation.client import neighbourhood
from sprang.foundation.models import User
from sprang.foundation.throttle import Rate, spend
from sprang.foundation.tokens import create_token
from sprang.site.account.sessions import network_of
from sprang.site.limits.limiting import counted, person_of
from sprang.site.limits.rules import ACCOUNT_FIELD, POSTED
from tests.cast import client_of
from tests.security.conftest import Clock
from tests.security.test_second_step import app_code, half_way, same_time, second, with_app

pytestmark = pytest.mark.django_db
__all__ = ["same_time"]
FIELDS = {"login", "email", "user", "account", "next", "user_pk"}


def sent_to(door: str, fields: dict[str, str], heading: str = "") -> HttpRequest:
    headers = {"Authorization": heading} if heading else {}
    request = RequestFactory().post("/", fields, headers=headers)
    request.resolver_match = SimpleNamespace(view_name=door)  # type: ignore[assignment]
    request.session = {"account_login": {"email": "nurse@boras.example"}}  # type: ignore[assignment]
    request.user = AnonymousUser()
    return request


def whom(request: HttpRequest, door: str) -> list[str]:
    return [said for _rule, said in counted(request, POSTED[door])]


@pytest.mark.parametrize("door", POSTED)
def test_no_field_but_the_door_s_own_says_whom_to_count(door: str) -> None:
    own = ACCOUNT_FIELD.get(door, "")
    fields = {own: "nurse@boras.example"} if own else {}
    plain = whom(sent_to(door, fields), door)
    assert plain
    for extra in FIELDS - {own}:
        assert whom(sent_to(door, fields | {extra: "other@boras.example"}), door) == plain
    assert whom(sent_to(door, fields, "Bearer made-up"), door) == plain


@pytest.mark.parametrize("door", ACCOUNT_FIELD)
@pytest.mark.parametrize("spelling", [" NURSE@boras.example", "nurſe@Boras.example"])
def test_another_spelling_is_the_same_account(door: str, spelling: str) -> None:
    field = ACCOUNT_FIELD[door]
    plain = whom(sent_to(door, {field: "nurse@boras.example"}), door)
    assert whom(sent_to(door, {field: spelling}), door) == plain


def test_the_second_step_is_counted_whatever_else_is_sent(limited: Clock, nurse: User) -> None:
    with_app(nurse)
    client = half_way(nurse)
    tries = [
        client.post("/konto/2fa/authenticate/", {"code": "000000", "login": f"x{n}"}).status_code
        for n in range(11)
    ]
    assert tries == [200] * 10 + [429]
    assert not second(client, app_code())


@pytest.mark.parametrize(("door", "sent"), [("login/code", 5), ("password/reset", 3)])
def test_mail_is_counted_whatever_else_is_sent(
    limited: Clock, nurse: User, door: str, sent: int
) -> None:
    for n in range(sent + 2):
        last = Client().post(f"/konto/{door}/", {"email": nurse.email, "login": f"x{n}"})
    assert (last.status_code, len(mail.outbox)) == (429, sent)


def test_a_heading_opens_no_count_of_its_own(limited: Clock, nurse: User) -> None:
    client = client_of(nurse)
    tries = [
        client.post(
            "/konto/reauthenticate/", {"password": "fel"}, headers={"Authorization": f"{n}"}
        )
        for n in range(11)
    ]
    assert [answer.status_code for answer in tries] == [200] * 10 + [429]


def test_keys_are_counted_by_their_owner_and_made_up_ones_by_address(nurse: User) -> None:
    keys = [create_token(user=nurse, name=name, scope="read")[1] for name in "ab"]

    def of(key: str) -> str:
        return person_of(sent_to("api:me", {}, f"Bearer {key}"))

    assert [of(key) for key in keys] == [f"user {nurse.pk}"] * 2
    assert of("made-up") == ""


def test_asking_again_is_asking_for_a_code(limited: Clock, nurse: User) -> None:
    def answers() -> Any:
        for _round in range(3):
            client = Client()
            yield client.post("/konto/login/code/", {"email": nurse.email}).status_code
            confirm = "/konto/login/code/confirm/"
            yield client.post(confirm, {"action": "resend"}).status_code

    assert list(answers()) == [302] * 5 + [429]
    assert len(mail.outbox) == 5


def test_a_flood_of_others_lets_nobody_in(limited: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "MOST", 50)
    rate = Rate("flood", 20, 60, lot=5)
    waits = [spend(rate, "a") for _time in range(25)]
    assert waits == [0] * 24 + [15]
    for n in range(60):
        spend(rate, f"other {n}")
    assert spend(rate, "a") == 15
    limited.pass_(15)
    for n in range(60):
        spend(rate, f"third {n}")
    assert throttle._closed == {}


def test_an_ipv4_address_is_itself_however_the_socket_writes_it() -> None:
    assert neighbourhood("::ffff:192.0.2.1") == neighbourhood("192.0.2.1") == "192.0.2.1"
    assert neighbourhood("::ffff:192.0.2.2") == "192.0.2.2"
    assert neighbourhood("2001:db8:1:2::5") == "2001:db8:1:2::/64"
    assert neighbourhood("fe80::1%eth0") == "fe80::/64"
    assert neighbourhood("somewhere") == "somewhere"
    assert network_of("::ffff:192.0.2.77") == "192.0.2.0"
