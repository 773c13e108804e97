"""Letters about what the watches have found: whom they go to, when, and that each goes."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail import BadHeaderError
from django.test import Client
from django.urls import reverse

from sprang.foundation.journal import readers
from sprang.foundation.models import Platform, User
from sprang.matching.models import Notice, Watch, WatchLetter
from sprang.matching.watching import letters, tries, writing
from sprang.matching.watching.actions import choose_letters, watch_words
from sprang.needs.actions import share_need
from sprang.needs.models import Need
from tests.cast import build_need

from .conftest import SUBSTITUTES

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 10, 12, tzinfo=ZoneInfo("Europe/Stockholm"))


def test_a_letter_once(found: Need, nurse: User) -> None:
    assert (letters.send_due(NOON), letters.send_due(NOON)) == (1, 0)
    (letter,) = mail.outbox
    assert letter.to == [nurse.email]
    assert found.title in letter.body
    assert f"https://sprang.example/boras/behov/{found.reference}/" in letter.body
    assert SUBSTITUTES not in letter.body
    stop = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert stop in letter.body


def test_out_of_the_letters_without_signing_in(found: Need, nurse: User) -> None:
    path = reverse("watch-letters-end", args=[writing.key_of(nurse)])
    stranger = Client(enforce_csrf_checks=True)
    assert "Inga fler brev" in stranger.get(path).content.decode()
    assert WatchLetter.objects.get().how == "daily"
    assert stranger.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert WatchLetter.objects.get().how == "never"
    assert letters.send_due(NOON) == 0
    assert mail.outbox == []
    assert stranger.get(path.replace(str(nurse.uid)[:4], "0000")).status_code == 410


def test_at_once_is_not_all_the_time(
    found: Need, nurse: User, lead: User, boras: Platform, make_need: Any
) -> None:
    choose_letters(user=nurse, how="at_once")
    assert letters.send_due(NOON) == 1
    make_need(boras, by=lead, text=SUBSTITUTES, title="Vikarier igen")
    readers.run_all()
    assert letters.send_due(NOON + timedelta(minutes=5)) == 0
    assert letters.send_due(NOON + timedelta(minutes=16)) == 1
    assert "Vikarier igen" in mail.outbox[1].body
    assert found.title not in mail.outbox[1].body


def failing(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> AbstractContextManager[None]:
    @contextmanager
    def failed() -> Iterator[None]:
        def fails(self: Any) -> int:
            mail.outbox.append(self)
            raise fault

        with monkeypatch.context() as patch:
            patch.setattr(writing.EmailMessage, "send", fails)
            yield

    return failed()


FAULTS = [
    ConnectionRefusedError(),
    SMTPServerDisconnected(),
    BadHeaderError("a name of two lines"),
    SystemExit("killed between the claim and the answer"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_letter_that_was_not_sent_is_the_same_when_it_is(
    found: Need, nurse: User, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    with failing(monkeypatch, fault), suppress(SystemExit):
        assert letters.send_due(NOON) == 0
    assert letters.send_due(NOON + tries.HELD / 2) == 0
    assert letters.send_due(NOON + tries.HELD) == 1
    assert letters.send_due(NOON + 2 * tries.HELD) == 0
    first, second = mail.outbox
    assert first.message()["Message-ID"] == second.message()["Message-ID"]
    assert found.title in second.body


def test_tried_again_it_has_only_what_is_still_seen(
    found: Need, nurse: User, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing(monkeypatch, ConnectionRefusedError()):
        letters.send_due(NOON)
    share_need(need=found, by=lead, visibility="draft")
    assert letters.send_due(NOON + tries.HELD) == 0
    letter = WatchLetter.objects.get()
    assert (letter.begun_at, letter.last_at) == (None, None)


def test_what_came_meanwhile_waits_for_the_next_letter(
    found: Need, nurse: User, lead: User, boras: Platform, make_need: Any, monkeypatch: Any
) -> None:
    choose_letters(user=nurse, how="at_once")
    with failing(monkeypatch, ConnectionRefusedError()):
        letters.send_due(NOON)
    make_need(boras, by=lead, text=SUBSTITUTES, title="Vikarier igen")
    readers.run_all()
    assert letters.send_due(NOON + tries.HELD) == 1
    assert letters.send_due(NOON + tries.HELD + letters.APART) == 1
    told = [("Vikarier igen" in each.body, found.title in each.body) for each in mail.outbox[1:]]
    assert told == [(False, True), (True, False)]


def test_of_two_workers_one_sends(
    found: Need, nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second comes while the first reads what there is to tell."""
    (letter,), others, sent = letters.due(NOON), list(letters.due(NOON)), []
    real = letters.news_for

    def reading(*given: Any, **more: Any) -> Any:
        told = real(*given, **more)
        sent.extend(letters.send_to(others.pop(), NOON) for _other in list(others))
        return told

    monkeypatch.setattr(letters, "news_for", reading)
    assert letters.send_to(letter, NOON)
    assert (sent, len(mail.outbox)) == ([False], 1)


def test_nothing_to_tell_is_no_letter_and_holds_up_nobody(
    found: Need, nurse: User, teacher: User, lead: User, boras: Platform, monkeypatch: Any
) -> None:
    """What is hidden now leaves the day's letter to what comes later, and its turn to others."""
    share_need(need=found, by=lead, visibility="draft")
    monkeypatch.setattr(letters, "AT_ONCE", 1)
    assert letters.send_due(NOON) == 0
    assert WatchLetter.objects.get().last_at is None
    other = watch_words(words="vikarier", platform=boras, by=teacher)
    shown = build_need(boras, lead, visibility="public", title="Vikarier till skolan")
    Notice.objects.create(watch=other, kind="need", found=shown.uid)
    assert letters.send_due(NOON + tries.HELD) == 1
    Notice.objects.create(watch=Watch.objects.get(user=nurse), kind="need", found=shown.uid)
    assert letters.send_due(NOON + tries.HELD) == 1


def test_who_wants_no_letters_gets_none_that_was_begun(
    found: Need, nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing(monkeypatch, ConnectionRefusedError()):
        letters.send_due(NOON)
    choose_letters(user=nurse, how="never")
    choose_letters(user=nurse, how="daily")
    assert letters.send_due(NOON + tries.HELD) == 0


def test_in_the_morning_and_not_in_the_night(found: Need, nurse: User) -> None:
    assert letters.send_due(NOON.replace(hour=3)) == 0
    assert letters.send_due(NOON) == 1
