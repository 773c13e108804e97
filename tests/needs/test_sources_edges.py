"""What comes from outside where somebody wants to do harm, presses twice or is in a hurry."""

import re
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sprang.core import spam
from sprang.foundation.imports.cleaning import plain
from sprang.foundation.models import Platform, User
from sprang.needs.models import Need
from sprang.needs.sources import actions, keeping
from sprang.needs.sources.enums import State, Way
from sprang.needs.sources.keys import key_of
from sprang.needs.sources.mail.door import Taken, take
from sprang.needs.sources.mail.parsing import read
from sprang.needs.sources.models import Submission
from tests.cast import client_of
from tests.html import text_of

from .test_mail_in import written
from .test_sources import INBOX, TELL, waiting

pytestmark = pytest.mark.django_db


def seconds(work: Callable[[], object]) -> float:
    """Of processor time, the least of three."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


@pytest.mark.parametrize(
    ("work", "text", "many"),
    [
        (plain, "<li ", 40_000),
        (plain, "<p>", 40_000),
        (lambda text: spam.signs(spam.Sent(text=text)), "a-", 40_000),
        (lambda text: spam.signs(spam.Sent(text=text)), "<a ", 40_000),
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(
    work: Callable[[str], object], text: str, many: int
) -> None:
    short, long = (seconds(lambda n=n: work(f"<p>{text * n}")) for n in (many, 4 * many))
    assert long < 9 * short  # where each sign is compared with all others: sixteen times


def test_a_mail_made_to_take_long_is_not_read() -> None:
    parts = b"--x\r\nContent-Type: text/plain\r\n\r\nHej\r\n" * 10_000
    head = b"From: bo@post.example\r\nContent-Type: multipart/mixed; boundary=x\r\n"
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(900)
    )
    wide = b"From: bo@post.example\r\nTo: " + b"a@b.example, " * 10_000 + b"\r\n\r\nHej"
    for raw in (head + b"\r\n" + parts, b"From: bo@post.example\r\n" + nested, wide):
        assert read(raw).is_automatic or not read(raw).text


def test_mails_that_nobody_confirms_are_held_after_some(boras: Platform) -> None:
    for number in range(spam.FLOOD):
        row = {"text": f"Hej {number}", "email": f"bo{number}@post.example"}
        Submission.objects.create(platform=boras, way=Way.MAIL, **row)
    one = read(bytes(written(From="ny@post.example")))
    assert take(one, boras) == Taken.RECEIVED
    assert Submission.objects.get(email="ny@post.example").state == State.HELD


def test_what_is_held_late_is_kept_from_then(boras: Platform, lead: User) -> None:
    old = waiting(boras, created_at=timezone.now() - timedelta(days=100))
    actions.hold(submission=old, by=lead)
    keeping.forget_old()
    assert Submission.objects.get() == old


def test_many_are_declined_with_words_where_the_reason_needs_them(
    boras: Platform, lead: User
) -> None:
    one = waiting(boras)
    sent = {"steg": "avboj", "val": str(one.uid), "reason": "other", "words": " "}
    assert client_of(lead).post(INBOX, sent).status_code == 422
    assert Submission.objects.get().state == State.WAITING


def test_one_that_points_at_somebody_is_not_taken_in_unread(boras: Platform, lead: User) -> None:
    fine = waiting(boras, text="Bänken är trasig.")
    telling = waiting(boras, text="Ring mig på 070-123 45 67.", email="eva@post.example")
    signed = waiting(boras, text="Hälsar Eva Ek", name="Eva Ek", email="ek@post.example")
    uids = [str(each.uid) for each in (fine, telling, signed)]
    page = client_of(lead).post(INBOX, {"steg": "ta-in", "val": uids}, follow=True)
    assert "2 stod kvar" in text_of(page)
    assert Need.objects.get().text == "Bänken är trasig."
    shown = text_of(client_of(lead).get(f"{INBOX}{telling.uid}/"))
    assert "peka ut någon" in shown
    assert "070-123 45 67" in shown


def test_taken_in_by_two_presses_leads_to_the_need(boras: Platform, lead: User) -> None:
    one, client = waiting(boras), client_of(lead)
    page = client.get(f"{INBOX}{one.uid}/").content.decode()
    marks = {
        name: re.search(rf'name="{name}" value="([^"]*)"', page)[1]  # type: ignore[index]
        for name in ("form_uid", "form_of")
    }
    sent = {"steg": "ta-in", "text": one.text, "visibility": "internal", "scope": "", **marks}
    first, second = (client.post(f"{INBOX}{one.uid}/", sent) for _ in range(2))
    address = Need.objects.get().get_absolute_url()
    assert [first.headers["Location"], second.headers["Location"]] == [address, address]


def test_nobody_is_thanked_for_what_is_not_confirmed(boras: Platform, lead: User) -> None:
    one = Submission.objects.create(platform=boras, text="Ingen bänk.", email="bo@post.example")
    actions.hold(submission=one, by=lead)
    page = text_of(Client().get(f"{TELL}{key_of(one)}/"))
    assert "Ja, det är mitt" in page
    assert "det är bekräftat" not in page
