"""Told without an account: confirmed by mail, read by a lead, answered. Nothing shows before."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from django.utils import timezone

from sprang.foundation.errors import Refused
from sprang.foundation.models import Entry, Platform, User
from sprang.needs.models import Need
from sprang.needs.sources import actions, keeping, letters, spam
from sprang.needs.sources.enums import State
from sprang.needs.sources.keys import key_of
from sprang.needs.sources.models import SenderLetter, Submission
from tests.api.caller import Caller
from tests.cast import client_of
from tests.fuzz.page import form_to
from tests.html import text_of

pytestmark = pytest.mark.django_db
TELL, INBOX = "/boras/beratta/", "/boras/inkommet/"
WORDS = {"text": "Det finns ingen bänk vid hållplatsen.", "email": "Bo@post.example"}
WORDS |= {"wants_news": "on"}
SOON = timedelta(minutes=11)


@pytest.fixture(autouse=True)
def origin(settings: LazySettings) -> None:
    settings.ORIGIN = "https://sprang.example"


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody has had a minute to fill in the form."""
    real = spam.seconds_since
    monkeypatch.setattr(spam, "seconds_since", lambda sent: None if real(sent) is None else 60.0)


def tell(client: Client | None = None, **words: Any) -> Any:
    """The form as it is opened, filled in and sent."""
    client = client or Client()
    sent = form_to(client.get(TELL), TELL).values()
    return client.post(TELL, sent | WORDS | words)


def told(**values: Any) -> Submission:
    return Submission.objects.get(**values)


def waiting(platform: Platform, **values: Any) -> Submission:
    row = {"text": "Ingen bänk.", "email": "bo@post.example", "state": State.WAITING}
    row |= {"confirmed_at": timezone.now()}
    return Submission.objects.create(platform=platform, **(row | values))


def link_in(letter: Any) -> str:
    found = re.search(r"https://sprang\.example(/boras/beratta/\S+)", letter.body)
    assert found
    return found[1]


def test_the_whole_way(boras: Platform, lead: User, unhurried: None) -> None:
    assert tell(affected="Södra torget", name="Bo").url == "/boras/beratta/tack/"
    assert (told().state, told().email) == (State.UNCONFIRMED, "bo@post.example")
    assert letters.send_due() == 1
    (letter,) = mail.outbox
    assert letter.to == ["bo@post.example"]
    assert "bänk" not in letter.body + letter.subject
    visitor, link = Client(), link_in(letter)
    assert "Ja, det är mitt" in text_of(visitor.get(link))
    assert told().state == State.UNCONFIRMED
    assert visitor.post(link, {"steg": "bekrafta"}).status_code == 302
    assert "En innovationsledare läser det" in text_of(visitor.get(link))
    page = f"{INBOX}{told().uid}/"
    words = {"steg": "ta-in", "text": "Bänk saknas.", "visibility": "internal"}
    assert client_of(lead).post(page, words | {"affected": "Resenärer"}).status_code == 302
    need = Need.objects.get()
    assert (need.text, need.affected, need.source) == ("Bänk saknas.", "Resenärer", "citizen")
    assert (need.author, told().need) == (lead, need)
    assert letters.send_due(timezone.now() + SOON) == 1
    assert need.reference in mail.outbox[1].body
    assert "/behov/" not in mail.outbox[1].body
    news = {"steg": "beratta", "words": "Bänken är på plats."}
    assert client_of(lead).post(page, news).status_code == 302
    assert letters.send_due(timezone.now() + SOON) == 1
    assert "Bänken är på plats." in mail.outbox[2].body


def test_nothing_of_the_sender_stands_in_the_journal(
    boras: Platform, lead: User, unhurried: None
) -> None:
    tell(name="Bo Ek")
    actions.confirm(submission=told())
    actions.take_in(submission=told(), by=lead, text="Bänk saknas.")
    said = str(list(Entry.objects.values()))
    assert "submission.confirmed" in said
    assert not [each for each in ("post.example", "Ek", "hållplatsen") if each in said]


def test_a_link_confirms_once_and_for_seven_days(boras: Platform, unhurried: None) -> None:
    tell()
    row = Submission.objects.filter(pk=told().pk)
    row.update(created_at=timezone.now() - timedelta(days=7, minutes=1))
    link = f"{TELL}{key_of(told())}/"
    assert "Länken gällde i sju dagar" in text_of(Client().post(link, {"steg": "bekrafta"}))
    assert told().state == State.UNCONFIRMED
    row.update(created_at=timezone.now())
    assert actions.confirm(submission=told())
    assert not actions.confirm(submission=told())
    assert Entry.objects.filter(kind="submission.confirmed").count() == 1
    assert Client().get(f"{TELL}{key_of(told())}x/").status_code == 410
    assert Client().get(f"/helsingborg/beratta/{key_of(told())}/").status_code == 404


def test_what_was_held_meanwhile_is_confirmed_all_the_same(
    boras: Platform, lead: User, unhurried: None
) -> None:
    tell()
    actions.hold(submission=told(), by=lead)
    link = f"{TELL}{key_of(told())}/"
    assert "Ja, det är mitt" in text_of(Client().get(link))
    Client().post(link, {"steg": "bekrafta"})
    assert told().state == State.HELD
    actions.release(submission=told(), by=lead)
    assert told().state == State.WAITING


def test_what_was_typed_stays(boras: Platform) -> None:
    answer = tell(email="bo@", name="Bo Ek", affected="Torget")
    said = answer.content.decode()
    assert answer.status_code == 422
    assert not [each for each in ("ingen bänk", "Bo Ek", "Torget", "bo@") if each not in said]
    assert Submission.objects.count() == 0


def test_personal_data_is_told_of_and_no_gate(boras: Platform, unhurried: None) -> None:
    client = Client()
    words = WORDS | {"text": "Ring min granne på 070-123 45 67."}
    first = tell(client, **words)
    assert first.status_code == 422
    assert "”070-123 45 67” (telefonnummer)" in text_of(first)
    again = form_to(first, TELL).values()
    assert client.post(TELL, again).status_code == 302
    assert told().text == words["text"]


def test_the_same_copy_is_kept_once(boras: Platform, unhurried: None) -> None:
    client = Client()
    sent = form_to(client.get(TELL), TELL).values() | WORDS
    assert [client.post(TELL, sent).status_code for _time in range(2)] == [302, 302]
    assert (Submission.objects.count(), SenderLetter.objects.count()) == (1, 1)


def test_a_platform_may_keep_its_door_shut(boras: Platform, lead: User, nurse: User) -> None:
    doors = "/boras/inkommet/installningar/"
    assert client_of(nurse).post(doors, {}).status_code == 404
    assert "/boras/beratta/" in Client().get("/boras/").content.decode()
    assert client_of(lead).post(doors, {}).status_code == 302
    assert Client().get(TELL).status_code == 404
    assert Client().post(TELL, WORDS).status_code == 404
    assert "/boras/beratta/" not in Client().get("/boras/").content.decode()


def test_declined_with_a_reason_that_waits_a_while(boras: Platform, lead: User) -> None:
    one, client = waiting(boras), client_of(lead)
    page = f"{INBOX}{one.uid}/"
    assert client.post(page, {"steg": "avboj", "reason": ""}).status_code == 422
    assert client.post(page, {"steg": "avboj", "reason": "other"}).status_code == 422
    said = {"steg": "avboj", "reason": "fault", "words": "Ring gatukontoret."}
    assert client.post(page, said).status_code == 302
    assert letters.send_due() == 0
    client.post(page, {"steg": "angra"})
    assert letters.send_due(timezone.now() + SOON) == 0
    client.post(page, said)
    assert letters.send_due(timezone.now() + SOON) == 1
    assert "felanmälan" in mail.outbox[0].body
    assert "Ring gatukontoret." in mail.outbox[0].body
    assert client.post(page, {"steg": "ta-in", "text": "x"}).status_code == 409


def test_of_two_leads_one_decides(boras: Platform, lead: User) -> None:
    one = waiting(boras)
    other = told()
    actions.decline(submission=one, by=lead, reason="known")
    with pytest.raises(Refused):
        actions.take_in(submission=other, by=lead, text="x")
    assert Need.objects.count() == 0


def test_many_at_once(boras: Platform, helsingborg: Platform, lead: User) -> None:
    mine = [waiting(boras, text=f"Bänk {n}") for n in range(3)]
    theirs = waiting(helsingborg)
    uids = [str(each.uid) for each in (*mine[:2], theirs)]
    client = client_of(lead)
    client.post(INBOX, {"steg": "stoppa", "val": [*uids, "nonsens"]})
    states = [told(pk=each.pk).state for each in (*mine, theirs)]
    assert states == ["held", "held", "waiting", "waiting"]
    client.post(f"{INBOX}?vy=stoppat", {"steg": "slapp", "val": uids})
    assert told(pk=mine[0].pk).state == State.WAITING
    client.post(INBOX, {"steg": "ta-in", "val": uids})
    assert sorted(Need.objects.values_list("text", flat=True)) == ["Bänk 0", "Bänk 1"]


def test_home_tells_what_waits(boras: Platform, lead: User, nurse: User) -> None:
    waiting(boras)
    waiting(boras, state=State.HELD)
    said = "En invånare har berättat"
    assert said in text_of(client_of(lead).get("/boras/hem/"))
    assert said not in text_of(client_of(nurse).get("/boras/hem/"))


def test_the_sender_takes_it_back(boras: Platform, lead: User) -> None:
    one, two = waiting(boras), waiting(boras, text="Ingen lampa.")
    need = actions.take_in(submission=one, by=lead, text="Bänk saknas.")
    link = f"{TELL}{key_of(one)}/"
    assert "borttagna" in text_of(Client().post(link, {"steg": "ta-bort"}))
    assert Client().get(link).status_code == 410
    kept = told(pk=one.pk)
    assert (kept.email, kept.name, kept.text, kept.need) == ("", "", "", need)
    assert not kept.letters.exists()
    actions.forget(submission=two)
    assert list(Submission.objects.all()) == [one]


def test_each_thing_is_kept_as_long_as_is_promised(boras: Platform, lead: User) -> None:
    now = timezone.now()
    kept = {State.UNCONFIRMED: 14, State.HELD: 90, State.DECLINED: 90, State.TAKEN_IN: 730}
    for state, days in kept.items():
        for extra in (-1, 1):
            at = now - timedelta(days=days + extra)
            said = {"text": f"{state} {extra}", "network": "x"}
            waiting(boras, state=state, created_at=at, decided_at=at, **said)
    waiting(boras, created_at=now - timedelta(days=1000), text="waits")
    assert keeping.forget_old() == 4
    left = set(Submission.objects.values_list("text", flat=True))
    assert left == {"", "waits", *(f"{state} -1" for state in kept)}
    assert told(text="").email == ""
    assert not Submission.objects.exclude(network="").exists()


ROBOTS: dict[str, dict[str, Any]] = {
    "trap": {"webbsida": "https://x.example"},
    "no_form": {"oppnad": "12345"},
    "links": {"text": "https://a.example https://b.example https://c.example {n}"},
    "markup": {"text": "Billigt! [url=https://x.example]här[/url] {n}"},
    "link": {"text": "Billiga lån för dig nummer {n}: https://x.example"},
    "same_text": {"text": "Vi hjälper er att synas bättre på nätet."},
}


def test_500_automatic_posts_are_held_and_a_person_gets_through(
    boras: Platform, lead: User, unhurried: None
) -> None:
    """All from one network, in one moment. What is held is kept, and nobody gets a letter."""
    client, number = Client(), 0
    for rule, words in ROBOTS.items():
        for _post in range(84 if rule != "same_text" else 80):
            number += 1
            said = {name: value.format(n=number) for name, value in words.items()}
            form = form_to(client.get(TELL), TELL).values()
            said = {"text": f"Nummer {number}.", "email": f"{rule}.{number}@x.example"} | said
            assert client.post(TELL, form | said).status_code == 302
    assert tell().status_code == 302
    assert (number, Submission.objects.count()) == (500, 501)
    held = Submission.objects.filter(state=State.HELD)
    through = {each.email for each in Submission.objects.exclude(state=State.HELD)}
    # the first who say the same are like anybody else; they have to confirm, as all have
    early = {f"same_text.{n}@x.example" for n in (421, 422)}
    assert through - early == {"bo@post.example"}
    assert SenderLetter.objects.filter(submission__in=held).count() == 0
    assert letters.send_due() == len(through)
    assert (Need.objects.count(), Submission.objects.filter(state="waiting").count()) == (0, 0)
    for path in ("/boras/", "/boras/behov/", "/boras/behov/?vy=alla", "/boras/sok/?q=nummer"):
        assert "Nummer 7." not in Client().get(path).content.decode()
    assert "Nummer 7<" in client_of(lead).get(f"{INBOX}?vy=stoppat").content.decode()


def test_the_api_moderates(boras: Platform, lead: User, nurse: User) -> None:
    one, two = waiting(boras), waiting(boras, text="Ingen lampa.")
    mine, other = Caller(lead), Caller(nurse)
    assert other.get("/submissions").json()["items"] == []
    rows = mine.get("/submissions", platform="boras", state="waiting").json()["items"]
    assert [row["text"] for row in rows] == ["Ingen bänk.", "Ingen lampa."]
    path = f"/submissions/boras/{one.uid}"
    assert other.post(f"{path}/holding").status_code == 404
    assert mine.post(f"{path}/holding").json()["signs"] == ["by_hand"]
    assert mine.post(f"{path}/release").json()["state"] == "waiting"
    need = mine.post(f"{path}/taking-in", text="Bänk saknas.", affected="Alla")
    assert (need.status_code, need.json()["source"]) == (201, "citizen")
    assert mine.post(f"{path}/declining", reason="known").status_code == 409
    path = f"/submissions/boras/{two.uid}/declining"
    assert mine.post(path, reason="other").status_code == 422
    assert mine.post(path, reason="known").json()["state"] == "declined"
