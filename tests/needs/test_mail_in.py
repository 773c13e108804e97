"""Needs that come by e-mail: read whatever wrote them, taken in once, and believed in nothing."""

import smtplib
import time
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail as sent
from django.test import Client

from sprang.foundation.models import Platform, User
from sprang.needs.models import Need
from sprang.needs.sources import actions, letters
from sprang.needs.sources.mail import mailbox
from sprang.needs.sources.mail.cutting import own_words
from sprang.needs.sources.mail.door import Taken, take
from sprang.needs.sources.mail.parsing import LARGEST, read
from sprang.needs.sources.mail.signing import HEADER, secret_of, signature
from sprang.needs.sources.models import Intake, Submission
from tests.cast import client_of
from tests.dialogue.mail_server import MailServer
from tests.needs.imap_server import ImapServer

pytestmark = pytest.mark.django_db
DOOR = "/boras/inkommet/brev/"
TEXT = "Det finns ingen bänk vid hållplatsen.\n\n-- \nBo Ek, 070-123 45 67\n"


@pytest.fixture
def intake(boras: Platform) -> Intake:
    return Intake.objects.create(platform=boras, address="behov@boras.example")


def written(text: str = TEXT, **headers: str) -> EmailMessage:
    letter = EmailMessage()
    names = {"From": "Bo Ek <bo@post.example>", "To": "behov@boras.example", "Subject": "Bänk"}
    names |= {"Message-ID": "<1@post.example>"}
    names |= {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in names.items():
        letter[name] = value
    letter.set_content(text)
    return letter


def post(intake: Intake, raw: bytes, at: int | None = None) -> Any:
    moment = int(time.time()) if at is None else at
    headers = {HEADER: signature(secret_of(intake), moment, raw)}
    return Client().post(DOOR, raw, content_type="message/rfc822", headers=headers)


def test_through_a_real_mail_server_and_the_signed_door(intake: Intake) -> None:
    server = MailServer()
    try:
        with smtplib.SMTP("127.0.0.1", server.port) as client:
            client.send_message(written())
        (arrived,) = server.letters
    finally:
        server.stop()
    raw = arrived.as_bytes()
    assert post(intake, raw).json() == {"state": "received"}
    assert post(intake, raw).json() == {"state": "again"}
    one = Submission.objects.get()
    assert one.text == "Bänk\n\nDet finns ingen bänk vid hållplatsen."
    assert (one.email, one.name, one.state, one.way) == (
        *("bo@post.example", "Bo Ek"),
        *("unconfirmed", "mail"),
    )
    assert letters.send_due() == 1
    assert sent.outbox[0].to == ["bo@post.example"]
    assert sent.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"
    assert actions.confirm(submission=one)
    assert (Submission.objects.get().state, Need.objects.count()) == ("waiting", 0)


def test_who_has_no_secret_is_refused(intake: Intake, lead: User) -> None:
    raw = written().as_bytes()
    old = signature(secret_of(intake), int(time.time()), raw)
    assert post(intake, raw, at=int(time.time()) - 301).status_code == 403
    for said in ("", "t=1", old[:-1] + "x", old.replace("v1=", "v1=é")):
        headers = {HEADER: said}
        assert Client().post(DOOR, raw, "message/rfc822", headers=headers).status_code == 403
    client_of(lead).post("/boras/inkommet/installningar/", {"steg": "byt"})
    headers = {HEADER: old}
    assert Client().post(DOOR, raw, "message/rfc822", headers=headers).status_code == 403
    assert not Submission.objects.exists()


def test_a_member_s_mail_becomes_their_own_draft(intake: Intake, nurse: User) -> None:
    assert take(read(written(From=nurse.email).as_bytes()), intake.platform) == Taken.RECEIVED
    assert not Need.objects.exists()
    one = Submission.objects.get()
    assert actions.confirm(submission=one)
    need = Need.objects.get()
    assert (need.author, need.visibility, need.source) == (nurse, "draft", "mail")
    assert Submission.objects.get().need == need


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"Return-Path": "<>"},
        {"List-Id": "<lista.example>"},
        {"From": "MAILER-DAEMON@post.example"},
        {"From": "behov@boras.example"},
        {"From": "sprang@localhost.example"},
        {"From": "a@x.example, b@x.example"},
        {"From": "inte en adress"},
        {"From": ""},
    ],
)
def test_what_would_begin_a_loop_is_passed_over(
    intake: Intake, settings: LazySettings, headers: dict[str, str]
) -> None:
    settings.DEFAULT_FROM_EMAIL = "Språng <sprang@localhost.example>"
    letter = written()
    for name, value in headers.items():
        del letter[name]
        letter[name] = value
    assert take(read(letter.as_bytes()), intake.platform) == Taken.IGNORED
    assert not Submission.objects.exists()


@pytest.fixture
def box(settings: LazySettings) -> Iterator[ImapServer]:
    other = written(To="annan@boras.example", Message_ID="<2@post.example>")
    server = ImapServer(written().as_bytes(), other.as_bytes())
    settings.IMAP = server.address
    yield server
    server.stop()


def test_fetched_from_a_mailbox(intake: Intake, box: ImapServer) -> None:
    assert mailbox.fetch() == 2
    assert [one.platform for one in Submission.objects.all()] == [intake.platform]
    assert (box.inbox, list(box.folders[mailbox.DONE])) == ({}, [1])
    assert list(box.folders[mailbox.LEFT]) == [2]
    assert mailbox.fetch() == 0


def test_who_is_killed_before_it_is_moved_takes_it_once(intake: Intake, box: ImapServer) -> None:
    box.dies_before_copy = True
    assert mailbox.fetch() == 0
    assert (Submission.objects.count(), sorted(box.inbox)) == (1, [1, 2])
    assert mailbox.fetch() == 2
    assert (Submission.objects.count(), box.inbox) == (1, {})


def test_one_that_can_t_be_kept_holds_up_no_other(
    intake: Intake, box: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_raw: bytes) -> Any:
        raise ValueError

    monkeypatch.setattr(mailbox, "read", broken)
    assert mailbox.fetch() == 2
    assert sorted(box.folders[mailbox.LEFT]) == [1, 2]


def test_a_shut_door_leaves_the_mail(intake: Intake, box: ImapServer) -> None:
    Intake.objects.update(is_open=False)
    assert mailbox.fetch() == 2
    assert sorted(box.folders[mailbox.LEFT]) == [1, 2]
    assert not Submission.objects.exists()


def test_a_mailbox_that_is_away_or_shut(settings: LazySettings, box: ImapServer) -> None:
    settings.IMAP = box.address.replace("hemligt", "fel")
    assert mailbox.fetch() == 0
    settings.IMAP = "imap://behov:hemligt@127.0.0.1:1/"
    assert mailbox.fetch() == 0


def test_many_parts_html_and_files() -> None:
    letter = written()
    letter.add_alternative("<p>Annat &amp; fult</p>", subtype="html")
    letter.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="ritning.pdf")
    found = read(letter.as_bytes())
    assert found.text == "Bänk\n\nDet finns ingen bänk vid hållplatsen."
    assert found.left_out == ("ritning.pdf",)
    letter = written()
    letter.set_content(
        "<style>p{}</style><p>Ingen &quot;bänk&quot;.</p><script>x()</script><p>Alls.</p>", "html"
    )
    assert read(letter.as_bytes()).text == 'Bänk\n\nIngen "bänk".\n\nAlls.'


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"From: bo@post.example\r\nContent-Type: text/plain; charset=nonsens\r\n\r\nHej p\xe5 dig",
        b"From: bo@post.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHej \xe5",
        b"From: bo@post.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n",
        b"From: bo@post.example\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!",
        b"Message-ID: \r\nTo: =?nonsens?x?y?=, <, @, a@\r\nSubject: =?utf-8?b?!!?=\r\n\r\nx",
        b"From: bo@post.example\r\nSubject: a\r\n\r\nN\x00ll",
        b"From: bo@post.example\r\n\r\n" + b"x" * (LARGEST + 100),
        b"From: " + b"(" * 5000 + b"\r\n\r\nx",
    ],
)
def test_junk_breaks_nothing(intake: Intake, raw: bytes) -> None:
    found = read(raw)
    assert len(found.text) <= 20_000
    assert post(intake, raw).status_code in (200, 413)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Hej\n> citat\ndå", "Hej\ndå"),
        ("Hej\n\nDen 3 maj 2026 skrev Språng <x@y.example>:\n> ditt brev", "Hej"),
        ("Hej\nOn Mon, 3 May 2026, Bo wrote:\n> a", "Hej"),
        ("Hej\n-----Ursprungligt meddelande-----\nFrån: a", "Hej"),
        ("Hej\n-- \nBo Ek", "Hej"),
        ("Hej\nSkickat från min iPhone", "Hej"),
        ("Den som skrev det här: jag.", "Den som skrev det här: jag."),
    ],
)
def test_only_one_s_own_words(text: str, own: str) -> None:
    assert own_words(text) == own


def test_letters_go_to_a_forged_sender_only_so_many_times(intake: Intake) -> None:
    for number in range(8):
        raw = written(f"Text {number}", Message_ID=f"<{number}@x.example>").as_bytes()
        assert take(read(raw), intake.platform) == Taken.RECEIVED
    assert Submission.objects.filter(state="held").count() == 3
    assert letters.send_due() == 5
