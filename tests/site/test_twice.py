"""Pressed twice, sent twice, two at once: one thing is made, and both are led to it."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from sprang.foundation import once
from sprang.foundation.enums import Role
from sprang.foundation.models import (
    Entry,
    ImportRun,
    Membership,
    Platform,
    Record,
    Sent,
    Token,
    User,
)
from sprang.foundation.sending import Key
from sprang.needs.models import Need
from sprang.organisations.models import Organisation, Unit
from sprang.solutions.models import Solution
from tests.cast import build_city, build_user, client_of, proved_client_of
from tests.fuzz.page import form_to
from tests.html import text_of

SETTINGS = "/boras/installningar/"
MADE: dict[str, tuple[type[Any], dict[str, Any]]] = {
    "/boras/behov/nytt/": (Need, {"text": "Vi letar nycklar."}),
    "/boras/losningar/ny/": (Solution, {"title": "Digitala lås", "text": "Telefonen öppnar."}),
    "/boras/natverket/ny/": (Organisation, {"name": "Låsbolaget", "type": "startup"}),
    f"{SETTINGS}organisationer/ny/": (Organisation, {"name": "Borås Energi"}),
    f"{SETTINGS}enheter/ny/": (Unit, {"name": "Gata och trafik"}),
    f"{SETTINGS}medlemmar/ny/": (Membership, {"email": "ny@boras.example"}),
    "/boras/inlasning/": (ImportRun, {"kind": "needs"}),
    "/konto/nycklar/": (Token, {"name": "Veckorapporten"}),
}
"""Every form that makes something; `test_no_form_makes_two` in tests/fuzz presses all forms."""


def filled(client: Client, address: str) -> dict[str, Any]:
    sent = form_to(client.get(address), address).values() | MADE[address][1]
    if address == "/boras/inlasning/":
        rows = b"Rubrik;Beskrivning\nNycklar;Vi letar nycklar.\n"
        sent["file"] = SimpleUploadedFile("behov.csv", rows, "text/csv")
    return sent


def post(client: Client, address: str, sent: dict[str, Any]) -> Any:
    for value in sent.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    return client.post(address, sent)


@pytest.mark.parametrize("address", MADE)
def test_pressed_twice_makes_one(address: str, boras: Platform, admin: User) -> None:
    kind, client = MADE[address][0], proved_client_of(admin)
    sent, before = filled(client, address), kind.objects.count()
    answers = [post(client, address, sent) for _ in range(2)]
    assert kind.objects.count() == before + 1
    assert len({(each.status_code, each.headers.get("Location")) for each in answers}) == 1
    assert answers[0].status_code == (200 if kind is Token else 302)


@pytest.mark.parametrize("address", MADE)
def test_a_new_copy_of_the_form_makes_another(address: str, boras: Platform, admin: User) -> None:
    kind, client = MADE[address][0], proved_client_of(admin)
    if kind is Membership:
        pytest.skip("a role is held once, however often it is given")
    before = kind.objects.count()
    for _ in range(2):
        post(client, address, filled(client, address))
    # nobody has the same need twice in ten minutes: they went back, and sent the page once more
    assert kind.objects.count() == before + (1 if issubclass(kind, Record) else 2)


def test_the_same_words_later_or_of_another_are_another(
    boras: Platform, admin: User, lead: User
) -> None:
    address = "/boras/behov/nytt/"
    for user in (admin, lead, admin):
        client = client_of(user)
        post(client, address, filled(client, address))
    assert Need.objects.count() == 2
    Sent.objects.update(at=timezone.now() - timedelta(minutes=11))
    post(client, address, filled(client, address))
    assert Need.objects.count() == 3


def test_what_was_taken_away_is_made_anew(boras: Platform, admin: User) -> None:
    address, client = "/boras/behov/nytt/", client_of(admin)
    post(client, address, filled(client, address))
    Need.objects.get().delete()
    post(client, address, filled(client, address))
    assert Need.objects.count() == 1


def test_one_letter_for_one_press(boras: Platform, admin: User) -> None:
    client, address = client_of(admin), f"{SETTINGS}medlemmar/ny/"
    sent = filled(client, address)
    for _ in range(2):
        client.post(address, sent)
    assert len(mail.outbox) == 1
    assert Entry.objects.filter(kind="role.given", actor=admin).count() == 1


def test_the_key_that_is_seen_opens(boras: Platform, admin: User) -> None:
    """The browser shows only the last answer."""
    client, address = proved_client_of(admin), "/konto/nycklar/"
    sent = filled(client, address)
    first, last = (client.post(address, sent).context["key"] for _ in range(2))
    opens = [
        Client().get("/api/v1/me", headers={"authorization": f"Bearer {key}"}).status_code
        for key in (first, last)
    ]
    assert opens == [401, 200]
    used = client.post(address, sent)
    assert (used.status_code, used.context["key"]) == (422, "")
    assert "Nyckeln finns redan och används." in text_of(used)
    again = Client().get("/api/v1/me", headers={"authorization": f"Bearer {last}"})
    assert again.status_code == 200


@pytest.mark.parametrize("deed", ["skarpning", "delning", "avslut", "aterkallande"])
def test_a_deed_pressed_twice_is_done_once(
    deed: str, make_need: Callable[..., Need], lead: User
) -> None:
    need = make_need(affected="Alla", wanted_effect="Lugn")
    client, here = client_of(lead), need.get_absolute_url()
    page = client.get(f"{here}{deed}/" if deed in ("avslut", "aterkallande") else here)
    sent = form_to(page, f"{here}{deed}/").values()
    sent |= {"avslut": {"reason": "Löst."}, "delning": {"visibility": "network"}}.get(deed, {})
    answers = [client.post(f"{here}{deed}/", sent) for _ in range(2)]
    assert [(each.status_code, each.headers.get("Location")) for each in answers] == [
        (302, here)
    ] * 2
    assert Need.objects.get().version == 2


def test_what_was_refused_may_be_sent_again(boras: Platform, admin: User) -> None:
    client, address = client_of(admin), f"{SETTINGS}enheter/ny/"
    sent = filled(client, address)
    assert client.post(address, sent | {"name": ""}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert Unit.objects.count() == 3


def test_other_words_from_the_same_copy_are_asked_about(boras: Platform, admin: User) -> None:
    client, address = client_of(admin), f"{SETTINGS}enheter/ny/"
    sent = filled(client, address)
    client.post(address, sent)
    told = client.post(address, sent | {"name": "Park"})
    assert told.status_code == 422
    assert "Du har redan skickat härifrån: Gata och trafik." in text_of(told)
    form = form_to(told, address)
    assert form.first("name") == "Park"
    assert client.post(address, form.values()).status_code == 302
    assert set(Unit.objects.values_list("name", flat=True)) >= {"Gata och trafik", "Park"}


def test_what_has_been_taken_away_since_is_told(boras: Platform, admin: User) -> None:
    client, address = client_of(admin), f"{SETTINGS}medlemmar/ny/"
    sent = filled(client, address)
    client.post(address, sent)
    Membership.objects.get(user__email="ny@boras.example").delete()
    told = client.post(address, sent)
    assert (
        told.status_code,
        Membership.objects.filter(user__email="ny@boras.example").count(),
    ) == (
        422,
        0,
    )
    assert "har tagits bort sedan dess" in text_of(told)


def test_a_copy_is_its_person_s_and_its_address_s(boras: Platform, admin: User, lead: User) -> None:
    address = "/boras/behov/nytt/"
    sent = filled(client_of(admin), address)
    client_of(admin).post(address, sent)
    client_of(lead).post(address, sent)
    assert {need.author for need in Need.objects.all()} == {admin, lead}


def test_the_table_holds_neither_words_nor_keys(boras: Platform, admin: User) -> None:
    client, address = client_of(admin), "/boras/behov/nytt/"
    sent = filled(client, address)
    client.post(address, sent)
    row = Sent.objects.get()
    assert row.made == f"needs.need:{Need.objects.get().pk}"
    assert sent["form_uid"][0].replace("-", "") not in (row.key, row.digest)
    assert (len(row.key), len(row.digest)) == (64, 64)


def test_what_is_old_is_forgotten(boras: Platform, admin: User) -> None:
    client, address = client_of(admin), "/boras/behov/nytt/"
    client.post(address, filled(client, address))
    Sent.objects.update(at="2020-01-01T00:00:00Z")
    client.post(address, filled(client, address))
    assert Sent.objects.count() == 1


ON_POSTGRESQL = pytest.mark.skipif(
    "connection.vendor == 'sqlite'", reason="one writer at a time; see tests/browser"
)


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", list(MADE)[:2])
def test_two_at_the_same_moment_make_one(address: str) -> None:
    """Each in its own connection; the first to claim waits inside until the other has come."""
    city = build_city("boras", "Borås")
    admin = build_user("admin@boras.example", Role.ADMINISTRATOR, city.platform)
    client = client_of(admin)
    sent, kind = filled(client, address), MADE[address][0]
    session, found = client.cookies["sessionid"].value, []
    gate = threading.Barrier(2)

    def press() -> None:
        own = Client()
        own.cookies["sessionid"] = session
        try:
            gate.wait()
            found.append(own.post(address, sent))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = kind.objects.get()
    assert [(each.status_code, each.headers["Location"]) for each in found] == [
        (302, made.get_absolute_url())
    ] * 2


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("fails", [False, True])
def test_the_second_waits_for_the_first(fails: bool) -> None:
    """It gets what the first made; where the first failed, it makes the thing itself."""
    city = build_city("boras", "Borås")
    admin = build_user("admin@boras.example", Role.ADMINISTRATOR, city.platform)
    claimed, second_comes, made = threading.Event(), threading.Event(), []
    key = Key("k" * 64, "d" * 64)

    def slow() -> Platform:
        claimed.set()
        second_comes.wait(20)
        waits_for_a_lock(1)
        if fails:
            raise RuntimeError
        return city.platform

    def first() -> None:
        try:
            made.append(once.make_once(by=admin, key=key, make=slow)[1])
        except RuntimeError:
            made.append("failed")
        finally:
            connections.close_all()

    thread = threading.Thread(target=first)
    thread.start()
    claimed.wait(20)
    second_comes.set()
    thing, is_new = once.make_once(by=admin, key=key, make=lambda: city.platform)
    thread.join()
    assert (thing, is_new) == (city.platform, fails)
    assert made == ["failed" if fails else True]
    assert Sent.objects.count() == 1


def waits_for_a_lock(many: int) -> None:
    """Until so many connections wait for somebody else."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE wait_event_type = 'Lock' AND datname = current_database()"
            )
            if cursor.fetchone()[0] >= many:
                return
        time.sleep(0.02)
    raise AssertionError("nobody waited")


def test_an_error_of_ours_is_not_taken_for_a_repeat(boras: Platform, admin: User) -> None:
    client, address = client_of(admin), f"{SETTINGS}enheter/ny/"
    sent = filled(client, address)
    broken = patch("sprang.organisations.views.admin.units.add_unit", side_effect=RuntimeError)
    with broken, pytest.raises(RuntimeError):
        client.post(address, sent)
    assert not Sent.objects.exists()
    assert client.post(address, sent).status_code == 302
