"""The pages of the watches."""

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client

from sprang.foundation.models import Platform, User
from sprang.matching.models import Notice, Watch
from sprang.matching.watching import letters
from sprang.matching.watching.actions import watch_need
from sprang.needs.actions import share_need, withdraw_need
from sprang.needs.models import Need
from tests.api.caller import Caller
from tests.cast import client_of

from .conftest import SUBSTITUTES

pytestmark = pytest.mark.django_db
LIST = "/boras/bevakningar/"
NOON = datetime(2026, 3, 10, 12, tzinfo=ZoneInfo("Europe/Stockholm"))


def text_of(client: Client, path: str = LIST) -> str:
    return client.get(path).content.decode()


def test_an_empty_page_says_what_to_do(nurse: User, boras: Platform) -> None:
    told = text_of(client_of(nurse))
    assert "Du bevakar inget än" in told
    assert "/boras/behov/" in told


def test_begin_from_a_need_a_profile_and_words(
    nurse: User, boras: Platform, make_need: Any, startup: Any
) -> None:
    need, client = make_need(boras, text=SUBSTITUTES), client_of(nurse)
    assert "Bevaka</button>" in text_of(client, f"/boras/behov/{need.reference}/traffar/del/")
    for path in (
        f"/boras/behov/{need.reference}/bevakning/",
        f"/boras/natverket/{startup.uid}/bevakning/",
    ):
        assert client.post(path)["Location"] == LIST
    client.post(LIST, {"words": "vikarier", "kind": "need", "only_here": "on"})
    assert Watch.objects.filter(user=nurse, stopped_at=None).count() == 3
    assert "Du bevakar behovet." in text_of(client, f"/boras/behov/{need.reference}/traffar/del/")
    told = text_of(client)
    assert need.title in told
    assert startup.name in told
    assert "”vikarier”" in told


def test_words_that_mean_nothing_are_said_so(nurse: User, boras: Platform) -> None:
    answer = client_of(nurse).post(LIST, {"words": "och"})
    assert answer.status_code == 422
    assert "Skriv minst ett ord" in answer.content.decode()


def test_new_then_read(found: Need, nurse: User) -> None:
    client = client_of(nurse)
    told = text_of(client)
    assert found.title in told
    assert "tag--new" in told
    assert found.title in text_of(client, f"{LIST}nytt/")
    upto = re.search(r'name="upto" value="([^"]+)"', told)
    assert upto
    client.post(f"{LIST}lasta/", {"upto": upto[1]})
    told = text_of(client)
    assert found.title in told
    assert "tag--new" not in told
    assert found.title not in text_of(client, f"{LIST}nytt/")


def test_what_came_after_the_page_is_still_new(found: Need, nurse: User) -> None:
    before = Notice.objects.get().at - timedelta(seconds=1)
    client_of(nurse).post(f"{LIST}lasta/", {"upto": before.isoformat()})
    assert Notice.objects.get().read_at is None


def test_what_may_no_longer_be_seen_is_hidden(found: Need, nurse: User, lead: User) -> None:
    share_need(need=found, by=lead, visibility="draft")
    client = client_of(nurse)
    assert found.title not in text_of(client)
    assert found.title not in text_of(client, f"{LIST}nytt/")
    assert letters.send_due(NOON) == 0
    assert mail.outbox == []
    assert Caller(nurse).post("/watches/notices/read").json() == {"read": 0}


def test_the_api_counts_what_is_marked_as_read(found: Need, nurse: User) -> None:
    assert Caller(nurse).post("/watches/notices/read").json() == {"read": 1}
    assert Notice.objects.get().read_at


def test_a_watch_of_a_need_that_may_no_longer_be_seen_is_hidden(
    nurse: User, lead: User, boras: Platform, make_need: Any
) -> None:
    need = make_need(boras, by=lead, text=SUBSTITUTES, title="En rubrik för sig")
    watch_need(need=need, by=nurse)
    assert need.title in text_of(client_of(nurse))
    withdraw_need(need=need, by=lead)
    assert need.title not in text_of(client_of(nurse))


def test_stop_and_begin_again(found: Need, nurse: User, teacher: User) -> None:
    watch, client = Watch.objects.get(), client_of(nurse)
    assert client_of(teacher).post(f"{LIST}{watch.uid}/avslut/").status_code == 404
    client.post(f"{LIST}{watch.uid}/avslut/")
    told = text_of(client)
    assert found.title not in told
    assert "Bevaka igen" in told
    client.post(f"{LIST}{watch.uid}/start/")
    assert found.title in text_of(client)


def test_what_one_sent_wrongly_is_told_nobody_else(
    boras: Platform, nurse: User, lead: User
) -> None:
    for person, sent, other in (
        (nurse, "varannan", "aldrig alls"),
        (lead, "aldrig alls", "varannan"),
    ):
        answer = client_of(person).post(f"{LIST}brev/", {"how": sent})
        assert answer.status_code == 422
        assert sent in answer.content.decode()
        assert other not in answer.content.decode()
