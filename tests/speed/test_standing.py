"""What is remembered between requests is never older than the last change, nor somebody else's."""

import re
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sprang.foundation import journal
from sprang.foundation.enums import Role
from sprang.foundation.journal import standing
from sprang.foundation.models import Head, Platform, User
from sprang.needs.actions import capture_need
from sprang.needs.models import Need
from sprang.organisations.actions import end_role, give_role
from sprang.organisations.models import Unit
from tests.cast import client_of

pytestmark = pytest.mark.usefixtures("committed", "nothing_remembered")
LIST = "/boras/behov/"
COPY = re.compile(r'name="form_uid" value="([^"]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_remembered", standing.OrderedDict())  # of its own


@pytest.fixture
def told(boras: Platform) -> Platform:
    """A house in which something has happened."""
    with transaction.atomic():
        journal.append("platform.changed", subject=boras, by=None)
    return boras


def page(user: User | None, path: str = LIST) -> str:
    return client_of(user).get(path).content.decode()


def written(by: User, platform: Platform, title: str) -> Need:
    return capture_need(
        platform=platform, by=by, title=title, text="Det tar tid.", visibility="internal"
    )


def test_a_page_is_drawn_once(told: Platform, nurse: User) -> None:
    client = client_of(nurse)
    first = client.get(LIST)
    with CaptureQueriesContext(connection) as captured:
        second = client.get(LIST)
    assert len(captured) == 1  # the session, the person and the head
    shown = [TOKEN.sub("", COPY.sub("", each.content.decode())) for each in (first, second)]
    assert re.sub(r'form_of" value="[^"]*', "", shown[0]) == re.sub(
        r'form_of" value="[^"]*', "", shown[1]
    )


def test_what_is_written_is_there_at_once(told: Platform, nurse: User, teacher: User) -> None:
    assert "Läckande tak" not in page(nurse)
    written(teacher, told, "Läckande tak")
    assert "Läckande tak" in page(nurse)


def test_a_role_counts_at_once_and_ends_at_once(
    told: Platform, admin: User, teacher: User, outsider: User
) -> None:
    need = written(teacher, told, "Läckande tak")
    path = need.get_absolute_url()
    assert client_of(outsider).get(path).status_code == 404
    held = give_role(user=outsider, scope=told, role=Role.MEMBER, by=None)
    assert client_of(outsider).get(path).status_code == 200
    end_role(membership=held, by=admin)
    assert client_of(outsider).get(path).status_code == 404


def test_nobody_gets_anothers_page(told: Platform, nurse: User, teacher: User) -> None:
    assert '<p class="menu__who">nurse</p>' in page(nurse)
    assert "nurse" not in page(teacher)
    assert "menu__who" not in page(None)


def test_each_form_is_a_copy_of_its_own(told: Platform, nurse: User) -> None:
    client = client_of(nurse)
    copies = [COPY.findall(client.get(LIST).content.decode()) for _ in range(2)]
    assert len(copies[0]) == len(copies[1]) > 2
    assert len(set(copies[0] + copies[1])) == 2 * len(copies[0])


def test_tokens_are_ones_own(told: Platform) -> None:
    tokens = [set(TOKEN.findall(page(None))) for _ in range(2)]
    assert tokens[0]
    assert tokens[0].isdisjoint(tokens[1])


def test_an_ended_session_sees_nothing_kept(told: Platform, nurse: User) -> None:
    client = client_of(nurse)
    assert "menu__who" in client.get(LIST).content.decode()
    nurse.sessions.all().delete()
    assert "menu__who" not in client.get(LIST).content.decode()
    User.objects.filter(pk=nurse.pk).update(is_active=False)
    assert "menu__who" not in page(nurse)


def test_a_minute_is_the_longest(
    told: Platform, vard: Unit, nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(nurse)
    Unit.objects.filter(pk=vard.pk).update(name="Ändrad för hand")
    assert "Ändrad för hand" not in page(nurse)
    monkeypatch.setattr(standing, "LASTS", 0.0)
    assert "Ändrad för hand" in page(nurse)


def test_nothing_is_remembered_by_those_who_write(told: Platform) -> None:
    head = Head.objects.get()
    assert standing.name() is None
    with standing.reads():
        assert standing.name() == standing._name(head.hash)
        with transaction.atomic():
            assert standing.name() is None
            journal.append("platform.changed", subject=told, by=None)
        assert standing.name() is None


def test_the_oldest_make_room(told: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "MOST", 2)
    made: list[str] = []

    def make(key: str) -> Callable[[], str]:
        return lambda: made.append(key) or key

    with standing.reads():
        for key in "abcca":
            assert standing.remembered(key, make(key)) == key
    assert made == ["a", "b", "c", "a"]
