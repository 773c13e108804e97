"""What somebody has typed is shown as they typed it: it never becomes a part of a page, runs in
what is downloaded, or changes what a mail says."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from sprang.foundation.journal import readers
from sprang.foundation.models import Membership
from sprang.matching.index import JournalReader
from sprang.needs.actions import edit_need
from sprang.organisations.members import tell_member
from tests.answers import read_whole
from tests.cast import client_of
from tests.fuzz.places import addresses
from tests.fuzz.world import World

from .typed import MARKUP, OPENED, type_markup_everywhere

pytestmark = pytest.mark.one_database

LISTS = ("behov", "losningar", "natverket")
API = ("needs", "solutions", "organisations", "platforms", "me", "search?q=nycklar")


@pytest.fixture
def world(db: None) -> World:
    world = World()
    assert type_markup_everywhere() > 30
    # told in the journal too, so that the index has it
    for need in world.needs:
        need.refresh_from_db()
        edit_need(need=need, by=None, text=f"Vi letar nycklar. {MARKUP}")
    readers.run_local(JournalReader())
    return world


def text_of(answer: Any) -> str:
    body = answer.getvalue() if answer.streaming else answer.content
    return bytes(body).decode(errors="replace")


@pytest.mark.parametrize("person", ["anonymous", "member", "admin"])
def test_no_page_takes_it_for_its_own(world: World, person: str) -> None:
    client, shown = client_of(world.people[person]), 0
    more = [f"/boras/{each}/?vy=alla&q=fuzz" for each in LISTS]
    search = ["/boras/sok/?q=nycklar", f"/boras/sok/?q={MARKUP}", f"/boras/behov/?q={MARKUP}"]
    for path in [*world.pages_of_records(), *addresses(world.things).values(), *more, *search]:
        answer = client.get(path)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            read_whole(answer)
            continue
        page = text_of(answer)
        assert [sign for sign in OPENED if sign in page] == [], path
        shown += "&lt;script&gt;fuzz" in page
    assert shown > (20 if person == "admin" else 3)


def test_matches_while_one_writes_show_it_as_text(world: World) -> None:
    client = client_of(world.admin)
    page = text_of(client.post("/boras/traffar/", {"text": "Vi letar nycklar varje dag."}))
    assert "&lt;script&gt;" in page
    assert [sign for sign in OPENED if sign in page] == []


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_what_is_downloaded_is_a_file_and_no_page(world: World, path: str, form: str) -> None:
    answer = client_of(world.admin).get(f"/boras/{path}/?vy=alla&format={form}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "html" not in answer["Content-Type"]
    READ[form](answer.getvalue() if answer.streaming else answer.content)


def as_csv(content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1  # no quote has ended its cell
    assert any(MARKUP[:20] in cell for row in rows for cell in row)


def as_json(content: bytes) -> None:
    assert MARKUP[:20] in json.dumps(json.loads(content), ensure_ascii=False)


def as_workbook(content: bytes) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(MARKUP[:20] in str(cell.value) for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}  # no formula


READ: dict[str, Callable[[bytes], None]] = {
    "csv": as_csv,
    "json": as_json,
    "xlsx": as_workbook,
}


@pytest.mark.parametrize("path", API)
def test_the_api_gives_it_as_data(world: World, path: str) -> None:
    answer = client_of(world.admin).get(f"/api/v1/{path}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "fuzz()" in text_of(answer)


def test_a_file_s_name_stays_in_its_header(world: World) -> None:
    file = addresses(world.things)["file-detail"]
    answer = client_of(world.admin).get(file)
    read_whole(answer)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "\u202e" not in answer["Content-Disposition"]


def test_a_mail_says_it_letter_for_letter(world: World) -> None:
    """Mails are plain text: neither markup nor `&lt;` where a sign was typed."""
    world.platform.name = f"Borås\r\nBcc: {MARKUP}"
    held = Membership.objects.get(user=world.admin, scope=world.platform)
    held.valid_until = date(2030, 1, 1)
    tell_member(held, world.platform, "https://sprang.example/")
    Client().post("/konto/login/code/", {"email": world.admin.email})
    told, code = mail.outbox
    assert told.subject.endswith(f"i Borås Bcc: {MARKUP}")
    assert MARKUP in told.body
    for each in (told, code):
        assert not getattr(each, "alternatives", [])
        assert "&lt;" not in each.subject + each.body
        assert "&#x27;" not in each.subject + each.body
