"""Letters about news: when they go, what is in them, how they are tried again, and the way out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail.backends.smtp import EmailBackend
from django.test import Client
from django.utils import timezone

from sprang.cli.doctor import letters as doctor
from sprang.dialogue import actions
from sprang.dialogue.letters import outbox, sending, way_out
from sprang.dialogue.models import Letter, Notification
from sprang.foundation.models import User
from sprang.needs.actions import share_need, sharpen_need
from sprang.needs.models import Need
from tests.cast import client_of

from .conftest import told
from .mail_server import MailServer

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONDAY = datetime(2026, 3, 9, 12, tzinfo=STOCKHOLM)


@pytest.fixture(autouse=True)
def address(settings: LazySettings) -> None:
    settings.ORIGIN = "https://sprang.example"


@pytest.fixture
def waiting(need: Need, nurse: User, lead: User) -> Need:
    """The nurse has been told that the need was sharpened, on a Monday at noon."""
    sharpen_need(need=need, by=lead)
    told()
    Notification.objects.update(at=MONDAY)
    return need


@pytest.mark.parametrize(
    ("how", "too_early", "due"),
    [
        ("at_once", MONDAY - timedelta(minutes=1), MONDAY),
        ("daily", MONDAY.replace(hour=23), MONDAY.replace(day=10, hour=6)),
        ("weekly", MONDAY.replace(day=15, hour=23), MONDAY.replace(day=16, hour=6)),
    ],
)
def test_each_way_in_its_time(
    waiting: Need, nurse: User, how: str, too_early: datetime, due: datetime
) -> None:
    actions.choose_letters(user=nurse, chosen={"steps": how})
    assert sending.send_due(too_early) == 0
    assert (sending.send_due(due), sending.send_due(due + timedelta(days=8))) == (1, 0)
    (letter,) = mail.outbox
    assert letter.to == [nurse.email]
    assert letter.subject == "Språng: lead skärpte behovet: Nycklarna"
    assert f"https://sprang.example/boras/behov/{waiting.reference}/" in letter.body


def test_never_and_never_again(waiting: Need, nurse: User) -> None:
    actions.choose_letters(user=nurse, chosen={"steps": "never"})
    actions.choose_letters(user=nurse, chosen={"steps": "at_once"})
    assert sending.send_due(MONDAY) == 0


def test_what_was_read_or_can_no_longer_be_seen_is_in_no_letter(
    need: Need, nurse: User, lead: User, outsider: User
) -> None:
    actions.follow(record=need, by=outsider)
    told()
    sharpen_need(need=need, by=lead)
    told()
    Notification.objects.update(how="at_once")
    actions.read_news(by=nurse)
    share_need(need=need, by=lead, visibility="internal")
    assert sending.send_due(datetime.now(UTC)) == 0
    assert set(Letter.objects.values_list("outcome", flat=True)) == {"empty"}
    assert mail.outbox == []


def test_the_way_out_without_signing_in(waiting: Need, nurse: User) -> None:
    Notification.objects.filter(channel="mail").update(how="at_once")
    sending.send_due(MONDAY)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = headers["List-Unsubscribe"].strip("<>").removeprefix("https://sprang.example")
    stranger = Client(enforce_csrf_checks=True)
    assert "Inga fler brev om det som är nytt?" in stranger.get(link).content.decode()
    assert stranger.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    page = client_of(nurse).get("/boras/nytt/brev/")
    assert set(page.context["form"].initial.values()) == {"never"}
    assert stranger.get(link.replace(str(nurse.uid)[:4], "0000")).status_code == 410
    assert way_out.owner_of("x:y") is None


@pytest.fixture
def server(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """Where the letters go, by SMTP."""
    found = MailServer()
    settings.EMAIL_BACKEND = f"{EmailBackend.__module__}.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
    yield found
    found.stop()


def send_at(moment: datetime) -> Any:
    sent = sending.send_due(moment)
    letter = Letter.objects.get()
    return sent, letter.tries, letter.outcome, letter.next_at - moment


def test_an_hour_without_mail_and_then_the_same_letter(
    waiting: Need, nurse: User, server: MailServer
) -> None:
    Notification.objects.filter(channel="mail").update(how="at_once")
    server.refuses = "451 later"
    assert send_at(MONDAY) == (0, 1, "", timedelta(minutes=10))
    assert send_at(MONDAY + timedelta(minutes=9))[:2] == (0, 1)
    assert send_at(MONDAY + timedelta(minutes=10)) == (0, 2, "", timedelta(minutes=10))
    assert send_at(MONDAY + timedelta(minutes=20)) == (0, 3, "", timedelta(minutes=20))
    server.refuses = ""
    assert send_at(MONDAY + timedelta(minutes=60))[:3] == (1, 4, "sent")
    (letter,) = server.letters
    assert letter["Message-ID"] == f"<news.{Letter.objects.get().uid.hex}@sprang.example>"
    assert sending.send_due(MONDAY + timedelta(days=9)) == 0


def test_refused_for_good_is_given_up_at_once(
    waiting: Need, nurse: User, server: MailServer
) -> None:
    Notification.objects.filter(channel="mail").update(how="at_once")
    server.refuses = "550 nobody here"
    assert send_at(MONDAY)[:3] == (0, 1, "given_up")
    assert sending.send_due(MONDAY + timedelta(days=1)) == 0


def test_given_up_after_a_week(waiting: Need, nurse: User, server: MailServer) -> None:
    Notification.objects.filter(channel="mail").update(how="at_once")
    server.refuses, moment = "451 later", MONDAY
    while (found := send_at(moment))[2] == "":
        moment += found[3]
    assert found[2] == "given_up"
    assert moment - MONDAY == timedelta(days=7)
    assert found[1] == 16


def test_where_no_mail_goes_one_letter_finds_that_out(
    need: Need, nurse: User, lead: User, outsider: User, server: MailServer
) -> None:
    actions.follow(record=need, by=outsider)
    sharpen_need(need=need, by=lead)
    told()
    Notification.objects.filter(channel="mail").update(how="at_once", at=MONDAY)
    server.stop()
    assert sending.send_due(MONDAY) == 0
    assert sorted(Letter.objects.values_list("tries", flat=True)) == [0, 1]


def test_doctor_tells_of_what_waits_and_what_was_given_up(waiting: Need, nurse: User) -> None:
    def told() -> list[str]:
        return [each.says for each in doctor.letters_go()]

    Notification.objects.filter(channel="mail").update(how="at_once")
    assert told() == ["None has waited for more than a day."]
    sending.begin_due(MONDAY)
    Letter.objects.update(begun_at=MONDAY)
    assert told() == ["1 not taken by the mail server, the first since 2026-03-09 12:00."]
    Letter.objects.update(ended_at=timezone.now(), outcome="given_up")
    assert told() == ["1 about news given up in the last week."]
    Letter.objects.update(ended_at=timezone.now() - timedelta(days=8))
    assert told() == ["None has waited for more than a day."]


def test_of_two_workers_one_sends(waiting: Need, nurse: User) -> None:
    Notification.objects.filter(channel="mail").update(how="at_once")
    sending.begin_due(MONDAY)
    sending.begin_due(MONDAY)
    one, other = Letter.objects.get(), Letter.objects.get()
    assert (outbox.send(one, MONDAY), outbox.send(other, MONDAY)) == (True, False)
    assert len(mail.outbox) == 1
