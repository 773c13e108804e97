"""A stranger who guesses is stopped, and the owner is not shut out by it."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from sprang.foundation.models import User
from tests.cast import PASSWORD
from tests.security.conftest import Clock

pytestmark = pytest.mark.django_db


def sign_in(client: Client, user: User, password: str = PASSWORD) -> int:
    given = {"login": user.email, "password": password}
    return client.post("/konto/login/", given).status_code


def from_(address: str) -> Client:
    return Client(REMOTE_ADDR=address)


def test_a_stranger_is_stopped_after_ten_wrong_passwords(limited: Clock, nurse: User) -> None:
    stranger = from_("203.0.113.9")
    assert [sign_in(stranger, nurse, "fel") for _ in range(11)] == [200] * 10 + [429]
    assert sign_in(stranger, nurse) == 429


def test_meanwhile_the_owner_signs_in_from_elsewhere(limited: Clock, nurse: User) -> None:
    for _try in range(12):
        sign_in(from_("203.0.113.9"), nurse, "fel")
    assert sign_in(from_("192.0.2.1"), nurse) == 302


def test_strangers_everywhere_are_stopped_but_not_the_owner_s_browser(
    limited: Clock, nurse: User
) -> None:
    own = from_("192.0.2.1")
    assert sign_in(own, nurse) == 302
    own.post("/konto/logout/")
    tries = [sign_in(from_(f"203.0.113.{n}"), nurse, "fel") for n in range(70)]
    assert tries == [200] * 59 + [429] * 11  # the owner's own first time was the sixtieth
    assert sign_in(from_("198.51.100.1"), nurse) == 429
    assert sign_in(own, nurse) == 302


def test_the_road_by_mail_stays_open_when_the_passwords_are_used_up(
    limited: Clock, nurse: User, last_code: Callable[[], str]
) -> None:
    for n in range(70):
        sign_in(from_(f"203.0.113.{n}"), nurse, "fel")
    owner = from_("198.51.100.1")
    assert owner.post("/konto/login/code/", {"email": nurse.email}).status_code == 302
    assert owner.post("/konto/login/code/confirm/", {"code": last_code()}).status_code == 302
    assert owner.get("/konto/").status_code == 200


def test_codes_that_strangers_ask_for_don_t_use_up_the_owner_s(limited: Clock, nurse: User) -> None:
    own = from_("192.0.2.1")
    sign_in(own, nurse)
    own.post("/konto/logout/")
    asked = [
        from_(f"203.0.113.{n}").post("/konto/login/code/", {"email": nurse.email}).status_code
        for n in range(41)
    ]
    assert asked == [302] * 40 + [429]
    assert own.post("/konto/login/code/", {"email": nurse.email}).status_code == 302


def test_a_neighbour_does_not_shut_the_owner_s_own_browser_out(limited: Clock, nurse: User) -> None:
    """At one address nothing but the browser's mark tells the owner from who guesses there."""
    own, neighbour, new = from_("192.0.2.1"), from_("192.0.2.1"), from_("192.0.2.1")
    sign_in(own, nurse)
    own.post("/konto/logout/")
    roads = {
        "/konto/login/": {"login": nurse.email, "password": "fel"},
        "/konto/login/code/": {"email": nurse.email},
        "/konto/password/reset/": {"email": nurse.email},
    }
    for path, given in roads.items():
        for _try in range(12):
            neighbour.post(path, given)
        assert new.post(path, given).status_code == 429, path
    assert own.post("/konto/login/code/", {"email": nurse.email}).status_code == 302
    assert sign_in(own, nurse) == 302


def test_a_known_browser_is_known_to_its_own_people_only(
    limited: Clock, nurse: User, teacher: User
) -> None:
    thief = from_("203.0.113.9")
    sign_in(thief, teacher)
    thief.post("/konto/logout/")
    assert [sign_in(thief, nurse, "fel") for _ in range(11)] == [200] * 10 + [429]


def test_a_browser_s_mark_can_t_be_made_up(limited: Clock, nurse: User) -> None:
    thief = from_("203.0.113.9")
    for n in range(12):
        thief.cookies[settings.DEVICE_COOKIE_NAME] = f"made up {n}"
        last = sign_in(thief, nurse, "fel")
    assert last == 429


def test_a_known_browser_may_not_guess_for_ever_either(limited: Clock, nurse: User) -> None:
    own = from_("192.0.2.1")
    sign_in(own, nurse)
    own.post("/konto/logout/")
    assert [sign_in(own, nurse, "fel") for _ in range(11)] == [200] * 10 + [429]
    limited.pass_(60)
    assert sign_in(own, nurse) == 302


def test_the_limit_does_not_tell_who_has_an_account(limited: Clock, nurse: User) -> None:
    answers = []
    for email in (nurse.email, "nobody@boras.example"):
        client = from_("203.0.113.9")
        given = {"login": email, "password": "fel"}
        answers.append([client.post("/konto/login/", given).status_code for _ in range(11)])
    assert answers[0] == answers[1]
