"""Who comes in: keys, browsers and anybody."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sprang.foundation.models import Platform, Token, User
from sprang.needs.models import Need

from .caller import BASE, Caller, answer, problem, references

MakeNeed = Callable[..., Need]


def test_me(nurse: User) -> None:
    said = answer(Caller(nurse, scope="read").get("/me"))

    assert said["email"] == "nurse@boras.example"
    assert [(each["role"], each["scope"]["name"]) for each in said["roles"]] == [
        ("member", "Vård och omsorg")
    ]
    assert (said["token"]["name"], said["token"]["scope"]) == ("test", "read")


def test_me_is_nobody_without_a_key(db: None) -> None:
    response = Caller().get("/me")

    problem(response, 401)
    assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "given", ["Bearer sprang_fel", "Bearer", "Bearer ", "sprang_fel", "Basic bnVyc2U6eA==", ""]
)
def test_a_wrong_key_is_never_anybody(make_need: MakeNeed, given: str) -> None:
    make_need(visibility="public")
    response = Client().get(f"{BASE}/needs", headers={"Authorization": given})

    problem(response, 401)
    assert response["WWW-Authenticate"] == 'Bearer error="invalid_token"'


def test_a_key_stops_when_it_expires(nurse: User) -> None:
    caller = Caller(nurse)
    answer(caller.get("/me"))

    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    problem(caller.get("/me"), 401)


def test_a_key_stops_with_its_owner(nurse: User) -> None:
    caller = Caller(nurse)
    User.objects.filter(pk=nurse.pk).update(is_active=False)

    problem(caller.get("/me"), 401)


def test_a_key_for_reading_does_not_write(boras: Platform, nurse: User) -> None:
    reader = Caller(nurse, scope="read")

    said = problem(reader.post("/needs", platform="boras", text="Vi letar."), 403)

    assert said["detail"] == "Nyckeln får läsa men inte skriva."
    assert not Need.objects.exists()
    answer(reader.post("/match", text="Vi letar nycklar."))


def test_anybody_reads_what_is_public_and_writes_nothing(
    make_need: MakeNeed, helsingborg: Platform
) -> None:
    public = make_need(visibility="public")
    for visibility in ("draft", "unit", "internal", "network"):
        make_need(visibility=visibility)
    anybody = Caller()

    assert references(anybody.get("/needs")) == [public.reference]
    problem(anybody.post("/needs", platform="boras", text="Vi letar."), 401)
    problem(anybody.patch(f"/needs/boras/{public.reference}", version=1, title="Nytt"), 401)
    answer(anybody.post("/match", text="Vi letar nycklar."))


def test_a_browser_reads_as_its_person(make_need: MakeNeed, nurse: User) -> None:
    need, browser = make_need(), Client()
    browser.force_login(nurse)

    assert references(browser.get(f"{BASE}/needs")) == [need.reference]


def test_a_browser_writes_only_with_the_csrf_token(boras: Platform, nurse: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(nurse)
    sent = {"platform": "boras", "text": "Vi letar."}

    problem(browser.post(f"{BASE}/needs", sent, content_type="application/json"), 403)
    problem(browser.post(f"{BASE}/match", {"text": "x"}, content_type="application/json"), 403)

    browser.cookies["csrftoken"] = token = "a" * 32
    answer(
        browser.post(
            f"{BASE}/needs", sent, content_type="application/json", headers={"X-CSRFToken": token}
        ),
        201,
    )


def test_a_key_counts_for_more_than_the_browsers_person(
    make_need: MakeNeed, nurse: User, outsider: User
) -> None:
    make_need()
    browser = Client()
    browser.force_login(nurse)

    response = browser.get(f"{BASE}/needs", headers=Caller(outsider).headers)

    assert references(response) == []
