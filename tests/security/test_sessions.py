"""Signed in: where, for how long, and out again; what is in the table opens nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from sprang.foundation.models import Entry, Session, User
from sprang.foundation.session_store import digest, forget_ended
from sprang.site.account.sessions import device_name, end_sessions, network_of
from tests.cast import PASSWORD, client_of

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def sign_in(user: User, client: Client | None = None, **given: str) -> Client:
    client = client or Client(HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="192.0.2.77")
    client.post("/konto/login/", {"login": user.email, "password": PASSWORD, **given})
    return client


def is_in(client: Client) -> bool:
    return client.get("/konto/").status_code == 200


def test_the_table_holds_no_key_that_opens_anything(nurse: User) -> None:
    client = sign_in(nurse)
    key = client.cookies["sessionid"].value
    [row] = nurse.sessions.all()
    assert row.pk == digest(key) != key
    assert key not in row.session_data
    thief = Client()
    thief.cookies["sessionid"] = row.pk
    assert not is_in(thief)
    assert is_in(client)


def test_signing_in_gives_a_new_key_and_ends_the_old(
    nurse: User, last_code: Callable[[], str]
) -> None:
    victim = Client()
    victim.post("/konto/login/code/", {"email": nurse.email})
    planted = victim.cookies["sessionid"].value
    victim.post("/konto/login/code/confirm/", {"code": last_code()})
    assert is_in(victim)
    assert victim.cookies["sessionid"].value != planted
    attacker = Client()
    attacker.cookies["sessionid"] = planted
    assert not is_in(attacker)
    attacker.cookies["sessionid"] = "a" * 32
    assert not is_in(attacker)
    sign_in(nurse, attacker)
    assert attacker.cookies["sessionid"].value != "a" * 32


def test_signing_out_ends_it_on_the_server(nurse: User) -> None:
    client = sign_in(nurse)
    stolen = Client()
    stolen.cookies["sessionid"] = client.cookies["sessionid"].value
    assert is_in(stolen)
    client.post("/konto/logout/")
    assert not is_in(stolen)
    assert not nurse.sessions.exists()


def later(user: User, by: timedelta) -> None:
    """So much time has passed for the rows of the table."""
    for row in user.sessions.all():
        row.began_at, row.seen_at = row.began_at - by, row.seen_at - by
        row.expire_date -= by
        row.save()


def test_unused_for_a_working_day_is_out(nurse: User) -> None:
    client = sign_in(nurse)
    assert client.cookies["sessionid"]["max-age"] == ""
    later(nurse, timedelta(hours=7, minutes=59))
    assert is_in(client)
    later(nurse, timedelta(hours=7, minutes=59))
    assert is_in(client)
    later(nurse, timedelta(hours=8, minutes=1))
    assert not is_in(client)


def test_used_all_the_time_it_still_ends_after_a_day(nurse: User) -> None:
    client = sign_in(nurse)
    for _third in range(3):
        later(nurse, timedelta(hours=7, minutes=50))
        assert is_in(client)
    later(nurse, timedelta(hours=7))
    assert not is_in(client)


def test_who_asked_for_it_is_remembered_for_fourteen_days(nurse: User) -> None:
    client = sign_in(nurse, remember="on")
    assert client.cookies["sessionid"]["max-age"] == 14 * 24 * 3600
    later(nurse, timedelta(days=13, hours=23))
    assert is_in(client)
    later(nurse, timedelta(hours=2))
    assert not is_in(client)


def test_a_code_by_mail_remembers_only_who_asks(nurse: User, last_code: Callable[[], str]) -> None:
    for asked, lasts in (({}, ""), ({"remember": "on"}, 14 * 24 * 3600)):
        client = Client()
        client.post("/konto/login/code/", {"email": nurse.email})
        client.post("/konto/login/code/confirm/", {"code": last_code(), **asked})
        assert is_in(client)
        assert client.cookies["sessionid"]["max-age"] == lasts


def test_the_list_tells_where_and_one_can_be_ended(nurse: User, teacher: User) -> None:
    here, there = sign_in(nurse), sign_in(nurse, Client(HTTP_USER_AGENT="Safari iPhone"))
    other = sign_in(teacher)
    page = here.get("/konto/inloggningar/").content.decode()
    assert page.index("Firefox, Linux") < page.index("Safari, iPhone")
    assert "192.0.2.0" in page
    assert "192.0.2.77" not in page
    keys = {name: digest(c.cookies["sessionid"].value) for name, c in
            (("there", there), ("other", other))}  # fmt: skip
    assert f"/konto/inloggningar/{keys['there']}/avslut/" in page
    assert keys["other"] not in page
    assert here.post(f"/konto/inloggningar/{keys['other']}/avslut/").status_code == 404
    assert here.post(f"/konto/inloggningar/{keys['there']}/avslut/").status_code == 302
    assert [is_in(here), is_in(there), is_in(other)] == [True, False, True]


def test_out_everywhere_else(nurse: User, teacher: User) -> None:
    here, there, other = sign_in(nurse), sign_in(nurse), sign_in(teacher)
    assert here.post("/konto/ovriga/")["Location"] == "/konto/inloggningar/"
    assert [is_in(here), is_in(there), is_in(other)] == [True, False, True]
    assert Entry.objects.filter(kind="user.signed_out_everywhere", actor=nurse).count() == 1


def test_out_everywhere_costs_the_same_however_many_are_signed_in(
    nurse: User, teacher: User, django_assert_num_queries: object
) -> None:
    def rows(many: int) -> None:
        soon = timezone.now() + timedelta(hours=1)
        Session.objects.bulk_create(
            Session(session_key=f"{many}-{n}", expire_date=soon, user=teacher) for n in range(many)
        )

    sign_in(nurse)
    with django_assert_num_queries(7):  # type: ignore[operator]
        end_sessions(nurse)
    rows(500)
    sign_in(nurse)
    with django_assert_num_queries(7):  # type: ignore[operator]
        assert end_sessions(nurse) == 1


def test_a_new_password_ends_the_others(nurse: User) -> None:
    here, there = sign_in(nurse), sign_in(nurse)
    new = {"oldpassword": PASSWORD, "password1": "en alldeles ny mening"}
    assert here.post("/konto/password/change/", new).status_code == 302
    assert [is_in(here), is_in(there)] == [True, False]
    assert nurse.sessions.count() == 1
    assert Entry.objects.filter(kind="user.password_changed", actor=nurse).count() == 1


def test_who_is_shut_off_is_out_at_once(nurse: User) -> None:
    client = sign_in(nurse)
    User.objects.filter(pk=nurse.pk).update(is_active=False)
    assert not is_in(client)
    assert client.get("/api/v1/me").status_code == 401


def test_the_ended_are_forgotten(nurse: User, teacher: User) -> None:
    sign_in(nurse)
    later(nurse, timedelta(days=2))
    sign_in(teacher)
    assert forget_ended() == 1
    assert teacher.sessions.count() == 1


def test_reading_pages_does_not_write_the_session_each_time(nurse: User) -> None:
    client = client_of(nurse)
    client.get("/konto/")
    [before] = nurse.sessions.all()
    client.get("/konto/")
    [after] = nurse.sessions.all()
    assert before.seen_at == after.seen_at
    later(nurse, timedelta(minutes=6))
    client.get("/konto/")
    [seen] = nurse.sessions.all()
    assert seen.seen_at > after.seen_at


def test_browsers_are_called_what_people_call_them() -> None:
    edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Edg/140.0"
    assert device_name(edge) == "Edge, Windows"
    assert device_name(FIREFOX) == "Firefox, Linux"
    assert device_name("") == "Okänd webbläsare"
    assert network_of("192.0.2.77") == "192.0.2.0"
    assert network_of("2001:db8:1:2::5") == "2001:db8:1::"
    assert network_of("") == ""


def test_the_table_is_django_s_no_more() -> None:
    assert "django.contrib.sessions" not in settings.INSTALLED_APPS
    call_command("check")
