"""Pages of calls are kept while nothing is told in the journal, and yet tell what time it is."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.models import Platform
from sprang.needs.calls import actions, turning
from sprang.needs.calls.models import Call
from tests.cast import build_user, client_of

from .making import World

pytestmark = pytest.mark.usefixtures("remembering")


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_the_next_turn_is_the_first_that_has_not_been(world: World) -> None:
    now, closes = timezone.now(), world.call.closes_at
    assert turning.next_turn(now) == turning.next_turn(closes) == closes
    assert turning.next_turn(closes + timedelta(seconds=1)) is None


def test_one_that_opens_later_has_two_turns(world: World) -> None:
    opens = timezone.now() + timedelta(days=2)
    Call.objects.filter(pk=world.call.pk).update(opens_at=opens)
    assert turning.next_turn(opens - timedelta(days=1)) == opens
    assert turning.next_turn(opens) == world.call.closes_at


@pytest.mark.parametrize("person", ["anonymous", "member"])
def test_a_kept_page_closes_with_the_call(
    world: World, boras: Platform, monkeypatch: pytest.MonkeyPatch, person: str
) -> None:
    client = client_of(
        build_user("m@x.example", Role.MEMBER, boras) if person == "member" else None
    )
    # what is kept lasts for a minute whatever happens: the clock of that stands still here
    at(monkeypatch, world.call.closes_at - timedelta(seconds=20))
    page, listed = world.call.get_absolute_url(), f"/{boras.slug}/utlysningar/"
    for _ in range(2):
        assert "Det går inte att svara just nu" not in client.get(page).content.decode()
        assert world.call.reference in client.get(listed).content.decode()
    at(monkeypatch, world.call.closes_at + timedelta(seconds=20))
    assert "Det går inte att svara just nu" in client.get(page).content.decode()
    assert world.call.reference not in client.get(listed).content.decode()


def test_what_one_has_begun_is_on_the_kept_page(world: World, recalled: list[object]) -> None:
    client = client_of(world.people[0])
    page = world.call.get_absolute_url()
    assert "Börja svara" in client.get(page).content.decode()
    assert "Börja svara" in client.get(page).content.decode()
    assert any(isinstance(key, tuple) and key[0] == "page" for key in recalled)
    answer = world.answer(0, "Vi lyssnar.", send=False)
    assert "Utkast, inte inskickat" in client.get(page).content.decode()
    actions.send_answer(answer=answer, by=world.people[0])
    values = {world.block["Vad gör ni?"]: "Vi lyssnar noga."}
    assert "med ändringar" not in client.get(page).content.decode()
    actions.save_answer(answer=answer, by=world.people[0], values=values)
    assert "med ändringar som inte är det" in client.get(page).content.decode()
