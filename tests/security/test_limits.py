"""How often: one count for all processes, exact, told in words and in a header."""

import threading

import pytest
from django.conf import LazySettings
from django.db import connection, connections
from django.test import Client
from django.urls import get_resolver

from sprang.foundation import throttle
from sprang.foundation.models import Limit, Platform, User
from sprang.foundation.throttle import Rate, give_back, spend
from sprang.foundation.tokens import create_token
from sprang.site.limits.rules import API, POSTED, READ, Per, rule, rules_for
from sprang.site.limits.unlimited import UNLIMITED
from tests.browser.visits import addresses
from tests.cast import PASSWORD, client_of
from tests.security.conftest import Clock

pytestmark = pytest.mark.django_db
RATE = Rate("test", 3, 60)


def spent(rate: Rate, whom: str, times: int) -> list[float]:
    return [spend(rate, whom) for _time in range(times)]


def test_all_at_once_and_then_one_for_each_part_of_the_time(limited: Clock) -> None:
    assert spent(RATE, "a", 4) == [0, 0, 0, 20]
    limited.pass_(19)
    assert spend(RATE, "a") == 1
    limited.pass_(1)
    assert spent(RATE, "a", 2) == [0, 20]
    limited.pass_(60)
    assert spent(RATE, "a", 4) == [0, 0, 0, 20]


def test_each_whom_and_each_limit_has_its_own_count(limited: Clock) -> None:
    spent(RATE, "a", 3)
    assert spend(RATE, "b") == 0
    assert spend(Rate("other", 3, 60), "a") == 0


def test_what_led_to_something_is_given_back(limited: Clock) -> None:
    spent(RATE, "a", 3)
    give_back(RATE, "a")
    assert spent(RATE, "a", 3) == [0, 0, 0]


def test_what_counts_no_longer_is_forgotten(limited: Clock) -> None:
    spend(RATE, "a")
    limited.pass_(19)
    assert throttle.forget_paid() == 0
    limited.pass_(2)
    assert throttle.forget_paid() == 1


def test_the_table_tells_neither_who_nor_what(limited: Clock) -> None:
    spend(RATE, "nurse@boras.example")
    [row] = Limit.objects.all()
    assert len(row.key) == 64
    assert "nurse" not in row.key


def test_by_the_lot_the_database_is_seldom_asked(
    limited: Clock, django_assert_num_queries: object
) -> None:
    rate = Rate("often", 20, 60, lot=5)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert spent(rate, "a", 4) == [0] * 4
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert spend(rate, "a") == 0
    assert spent(rate, "a", 15) == [0] * 15
    assert spent(rate, "a", 6)[4:] == [15, 15]
    limited.pass_(15)
    assert spend(rate, "a") == 0


def test_slow_readers_are_never_counted_in_the_database(limited: Clock) -> None:
    rate = Rate("often", 20, 60, lot=5)
    for _minute in range(10):
        spent(rate, "a", 4)
        limited.pass_(60)
    assert not Limit.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_same_moment_just_so_many_get_in(limited: Clock) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("each thread would see a database of its own")
    answers: list[float] = []

    def try_(_number: int) -> None:
        answers.append(spend(Rate("race", 5, 3600), "a"))
        connections.close_all()

    threads = [threading.Thread(target=try_, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers)[:5] == [0] * 5
    assert min(sorted(answers)[5:]) > 0


def test_the_answer_says_when_to_try_again(limited: Clock, nurse: User) -> None:
    client = client_of(nurse)
    for _try in range(10):
        assert client.post("/konto/reauthenticate/", {"password": "fel"}).status_code == 200
    answer = client.post("/konto/reauthenticate/", {"password": "fel"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert answer["Cache-Control"] == "no-store"
    assert "Vänta 60 sekunder och försök igen." in answer.content.decode()
    client.cookies["django_language"] = "en"
    answer = client.post("/konto/reauthenticate/", {"password": "fel"})
    assert '<html lang="en"' in answer.content.decode()
    limited.pass_(60)
    assert client.post("/konto/reauthenticate/", {"password": PASSWORD}).status_code == 302


def test_an_api_key_that_asks_too_much_gets_a_problem(
    limited: Clock, nurse: User, teacher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [(each.rate.amount, each.rate.seconds) for each in API] == [(1200, 60), (6000, 60)]
    monkeypatch.setattr("sprang.site.limits.rules.API", (rule("api", 20, 60, Per.PERSON, lot=5),))
    keys = [create_token(user=user, name="x", scope="read")[1] for user in (nurse, teacher)]
    headers = {"Authorization": f"Bearer {keys[0]}"}
    statuses = [Client().get("/api/v1/me", headers=headers).status_code for _ in range(24)]
    assert statuses == [200] * 24
    answer = Client().get("/api/v1/me", headers=headers)
    assert answer.status_code == 429
    assert answer["Content-Type"] == "application/problem+json"
    assert int(answer["Retry-After"]) >= 1
    other = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {keys[1]}"})
    assert other.status_code == 200


def test_search_and_export_have_limits(limited: Clock, nurse: User, boras: Platform) -> None:
    client = client_of(nurse)
    exports = [client.get("/boras/behov/?format=csv").status_code for _ in range(31)]
    assert exports == [200] * 30 + [429]
    assert client.get("/boras/behov/").status_code == 200
    assert [each.rate.amount for each in rules_for("search", "GET", {})] == [240]


def test_every_door_of_an_account_that_is_posted_to_has_a_limit() -> None:
    """A new address of django-allauth's, or of ours below it, needs a line in `limits.POSTED`."""
    named = {name for name in addresses(get_resolver()) if name.startswith(("account_", "mfa_"))}
    only_read = {
        "account_reset_password_done", "account_reset_password_from_key_done", "mfa_index",
        "mfa_view_recovery_codes", "mfa_download_recovery_codes",
    }  # fmt: skip
    assert named - only_read - set().union(*UNLIMITED.values()) - POSTED.keys() == set()
    assert (POSTED.keys() | READ.keys()) - set(addresses(get_resolver())) == set()


def test_what_the_proxy_did_not_say_is_not_believed(settings: LazySettings, limited: Clock) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def ask(forwarded: str, email: str = "nobody@boras.example") -> int:
        headers = {"X-Forwarded-For": forwarded}
        return (
            Client().post("/konto/password/reset/", {"email": email}, headers=headers).status_code
        )

    tries = [ask(f"203.0.113.{n}, 198.51.100.7") for n in range(4)]
    assert tries == [302, 302, 302, 429]
    assert ask("198.51.100.8") == 302


def test_without_a_proxy_nobody_says_where_they_are(limited: Clock) -> None:
    answers = [
        Client().post(
            "/konto/password/reset/",
            {"email": "nobody@boras.example"},
            headers={"X-Forwarded-For": f"203.0.113.{n}"},
        )
        for n in range(4)
    ]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]


def test_addresses_that_one_visitor_can_choose_count_as_one(limited: Clock) -> None:
    answers = [
        Client(REMOTE_ADDR=f"2001:db8:1:2::{n}").post(
            "/konto/password/reset/", {"email": "nobody@boras.example"}
        )
        for n in range(4)
    ]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
