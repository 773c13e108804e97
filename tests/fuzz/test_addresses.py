"""Nonsense in addresses and headers: the page without it, a page that says so, never an error."""

import logging
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from sprang.foundation.lists.keyset import Order
from sprang.foundation.models import Membership
from tests.answers import read_whole
from tests.cast import build_need, client_of
from tests.html import text_of

from .page import forms_of
from .places import addresses
from .world import World

pytestmark = pytest.mark.one_database


@pytest.fixture
def world(db: None) -> World:
    return World()


@pytest.fixture
def admin(world: World) -> Client:
    return client_of(world.admin)


def test_a_cursor_of_another_order_begins_from_the_start(world: World, admin: Client) -> None:
    for _ in range(25):
        build_need(world.platform, world.admin)
    newest = Order("changed_at").cursor(world.needs[0])
    first = admin.get("/boras/behov/", {"sortera": "aldst"}).content.decode()
    other = admin.get("/boras/behov/", {"sortera": "aldst", "efter": newest}).content.decode()
    assert ("B26-0001" in first, "B26-0001" in other) == (True, False)
    of_text = Order("email", of_text=True).cursor(world.admin)
    wrong = admin.get("/boras/behov/", {"efter": of_text})
    assert [wrong.status_code, "B26-0029" in text_of(wrong)] == [200, True]


def test_what_another_city_has_is_not_found_here(world: World, admin: Client) -> None:
    theirs = build_need(world.other.platform, visibility="internal")
    role = Membership.objects.create(
        user=world.admin, scope=world.other.units["Stad"], role="member"
    )
    unit = world.other.units["Stad"].uid
    for path in (
        f"/boras/behov/{theirs.reference}x/",
        f"/helsingborg/installningar/enheter/{unit}/namn/",
        f"/boras/installningar/enheter/{unit}/namn/",
        f"/boras/installningar/medlemmar/{role.pk}/avslut/",
        f"/helsingborg/inlasning/{world.things['import']['uid']}/",
        f"/boras/inlasning/{unit}/",
        f"/jobb/{unit}/",
        f"/filer/{unit}/",
        "/boras/installningar/medlemmar/99999999999999999999999/avslut/",
    ):
        assert (path, admin.get(path).status_code) == (path, 404)
        assert (path, admin.post(path).status_code) in ((path, 404), (path, 405))


def test_an_unknown_city_is_a_page_that_is_not_there(world: World, admin: Client) -> None:
    for name, path in addresses(world.things | {"": {**world.things[""], "platform": "x"}}).items():
        if path.startswith("/x/"):
            assert (name, admin.get(path).status_code) == (name, 404)


def test_the_address_of_a_button_leads_back_to_where_the_button_is(
    world: World, admin: Client
) -> None:
    found = {}
    for name, path in addresses(world.things).items():
        answer = admin.get(path)
        if answer.status_code == 405 and "html" in answer["Content-Type"]:
            above = answer.context["above"]
            assert f'href="{above}"' in answer.content.decode(), name
            resolve(above)
            found[name] = above
        read_whole(answer)
    need = world.needs[0].get_absolute_url()
    assert {found[f"need-{deed}"] for deed in ("sharpen", "share", "reopen", "file")} == {need}
    assert found["need-checks"] == "/boras/behov/nytt/"
    assert found["set-language"] == "/"
    assert admin.get(found["organisation-partner"]).status_code == 200


@pytest.mark.parametrize("method", ["head", "options", "put", "delete", "patch", "trace"])
def test_no_way_of_asking_breaks_a_page(world: World, admin: Client, method: str) -> None:
    for name, path in addresses(world.things).items():
        answer = getattr(admin, method)(path)
        assert (name, answer.status_code < 500) == (name, True)
        read_whole(answer)


def test_a_page_and_its_head_answer_alike(world: World, admin: Client) -> None:
    for name, path in addresses(world.things).items():
        if name.startswith(("account", "mfa")):
            continue
        got, head = admin.get(path), admin.head(path)
        assert (name, b"".join(head)) == (name, b"")
        # a page with a form takes GET and POST only: it must never take HEAD for a press
        assert head.status_code in (got.status_code, 405), name
        read_whole(got)


def test_a_slash_that_is_missing_is_put_there(admin: Client) -> None:
    answer = admin.get("/boras/behov?q=nyckel")
    assert (answer.status_code, answer["Location"]) == (301, "/boras/behov/?q=nyckel")


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/%ff%fe/",
        "/boras/behov/%00/",
        "/boras/behov/B26-0001%00/",
        "/boras/behov/%2e%2e/%2e%2e/",
        "/boras/behov/B26-0001%0d%0aX:y/",
        "/boras//behov/",
        "/" + "a" * 100_000 + "/",
        "/boras/behov/B26-" + "9" * 4000 + "/",
        "/bor%C3%A5s/",
        "/BORAS/",
        "/konto/2fa/%00/",
        "/filer/not-a-uuid/",
    ],
    ids=lambda path: path[:40],
)
def test_junk_is_a_page_that_is_not_there(admin: Client, path: str) -> None:
    answer = admin.get(path)
    assert answer.status_code == 404
    assert "Här finns ingen sida" in text_of(answer)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "a\tb", "@", ""])
def test_an_unknown_host_is_told_nothing(admin: Client, host: str) -> None:
    logging.getLogger("django.security.DisallowedHost").setLevel(logging.CRITICAL)
    answer = admin.get("/boras/", headers={"host": host})
    assert (answer.status_code, answer.content) == (400, b"")


JUNK: tuple[tuple[str, Any], ...] = (
    ("accept-language", "x" * 5000),
    ("accept-language", "sv;q=nan,*;q=--1,\xff"),
    ("referer", "http://[::1"),
    ("referer", "javascript:alert(1)"),
    ("hx-request", "yes"),
    ("hx-current-url", "http://[::1"),
    ("if-modified-since", "igår"),
    ("range", "bytes=9-1"),
    ("x-requested-with", "\xff"),
    ("cookie", "sessionid=" + "x" * 4000),
    ("cookie", "sessionid=a b; theme=<script>; django_language=../../etc; csrftoken=\xff; =;;;"),
    ("cookie", "messages=W10:x:y; device=;;"),
)


@pytest.mark.parametrize(("name", "value"), JUNK, ids=lambda part: str(part)[:30])
def test_junk_in_headers_changes_nothing(world: World, name: str, value: str) -> None:
    for path in ("/", "/boras/", "/boras/behov/", "/konto/login/"):
        answer = Client().get(path, headers={name: value})
        assert answer.status_code == 200, path
        assert "<script>;" not in answer.content.decode()
    answer = Client().post("/boras/behov/B26-0001/skarpning/", headers={name: value})
    assert answer.status_code == (204 if name == "hx-request" else 302)


def test_too_large_is_told_as_such(admin: Client) -> None:
    told = admin.post("/boras/behov/nytt/", {"text": "x" * 13_000_000})
    assert told.status_code == 413
    assert "Ett formulär tar högst 12 MB text" in text_of(told)
    many = admin.post("/boras/behov/nytt/", {f"x{n}": "1" for n in range(2100)})
    assert many.status_code == 413


def test_five_megabytes_in_one_field_come_back(admin: Client) -> None:
    text = "Vi letar nycklar. " * 300_000
    told = admin.post("/boras/behov/nytt/", {"text": text, "visibility": "internal"})
    assert told.status_code == 422
    assert "20000" in text_of(told).replace("\xa0", "").replace(" ", "")
    [form] = [each for each in forms_of(told) if each.action == "/boras/behov/nytt/"]
    assert form.first("text") == text


def test_what_did_not_come_whole_is_told(admin: Client) -> None:
    told = admin.post(
        "/boras/behov/nytt/", b"--x\r\nfoo", content_type="multipart/form-data; boundary="
    )
    assert told.status_code == 400
    assert "Det som skickades kom inte fram helt. Inget är sparat." in text_of(told)
