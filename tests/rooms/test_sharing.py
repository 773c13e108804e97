"""Needs and solutions in rooms: seen there as well, and by no fewer and no more than before."""

from collections.abc import Callable

import pytest

from sprang.foundation.enums import Visibility
from sprang.foundation.errors import BadInput
from sprang.foundation.history import history_of
from sprang.foundation.models import Entry, User
from sprang.needs.actions import share_need
from sprang.needs.models import Need
from sprang.rooms import actions
from sprang.rooms.enums import Part
from sprang.rooms.queries import in_room
from tests.cast import build_need, client_of

from .conftest import World, found

pytestmark = pytest.mark.django_db


def again(need: Need) -> Need:
    return Need.objects.get(pk=need.pk)


def test_the_city_keeps_its_need(world: World, nurse: User, teacher: User) -> None:
    room, lead = world.shared, world.fresh(world.lead)
    need = build_need(world.platform, nurse)
    actions.join_room(room=room, by=world.one)
    actions.share_into(room=room, by=lead, record=need)
    for person in (world.one, world.lead, nurse, teacher):
        assert need.is_visible_to(world.fresh(person))
        assert Need.objects.visible_to(world.fresh(person)).filter(pk=need.pk).exists()
    assert not need.is_visible_to(world.fresh(world.other))
    actions.give_part(room=room, by=lead, user=world.one, part=Part.LEAD)
    actions.leave_room(room=room, by=lead)
    assert need.is_visible_to(world.fresh(world.lead))
    actions.archive_room(room=room, by=world.fresh(world.one))
    actions.take_out(by=world.fresh(world.lead), record=again(need))
    assert not again(need).is_visible_to(world.fresh(world.one))
    assert again(need).is_visible_to(world.fresh(teacher))


def test_another_s_draft_is_shown_in_no_room(world: World, nurse: User) -> None:
    need = build_need(world.platform, nurse, visibility=Visibility.DRAFT)
    with pytest.raises(BadInput):
        actions.share_into(room=world.shared, by=world.fresh(world.lead), record=need)
    assert again(need).room is None


def test_what_becomes_a_draft_is_seen_in_no_room(world: World, nurse: User) -> None:
    lead, room = world.fresh(world.lead), world.shared
    need = build_need(world.platform, nurse)
    actions.join_room(room=room, by=world.one)
    actions.share_into(room=room, by=lead, record=need)
    share_need(need=need, by=lead, visibility=Visibility.DRAFT)
    one = world.fresh(world.one)
    assert not again(need).is_visible_to(one)
    assert not Need.objects.visible_to(one).filter(pk=need.pk).exists()


def test_it_is_in_one_room_and_says_no_other_s_name(world: World) -> None:
    lead, need = world.fresh(world.lead), build_need(world.platform)
    actions.share_into(room=world.shared, by=lead, record=need)
    second = found(world.platform, lead, title="Zqannat")
    with pytest.raises(BadInput) as refused:
        actions.share_into(room=second, by=world.fresh(lead), record=again(need))
    assert "Zq" not in str(refused.value.faults)
    assert list(in_room(world.shared, world.fresh(lead))) == [need.record_ptr]


def test_changing_who_sees_it_leaves_it_in_the_room(world: World) -> None:
    lead, need = world.fresh(world.lead), build_need(world.platform)
    actions.share_into(room=world.shared, by=lead, record=need)
    share_need(need=again(need), by=lead, visibility=Visibility.NETWORK)
    assert list(in_room(world.shared, world.fresh(lead))) == [need.record_ptr]


@pytest.mark.parametrize("deed", ["in", "out"])
def test_to_others_nothing_has_happened(world: World, outsider: User, deed: str) -> None:
    lead, need = world.fresh(world.lead), build_need(world.platform, visibility="network")
    steps: dict[str, Callable[[], object]] = {
        "in": lambda: actions.share_into(room=world.shared, by=lead, record=again(need)),
        "out": lambda: actions.take_out(by=lead, record=again(need)),
    }
    before = trace(need, outsider)
    steps["in"]()
    if deed == "out":
        steps["out"]()
    assert trace(need, outsider) == before
    told = Entry.objects.filter(kind__startswith="room.record_").order_by("seq")
    kinds = ["room.record_added", "room.record_removed"][: 1 + (deed == "out")]
    assert [entry.kind for entry in told] == kinds
    assert {entry.subject_uid for entry in told} == {world.shared.uid}


def trace(need: Need, viewer: User) -> object:
    now = again(need)
    page = client_of(viewer).get(now.get_absolute_url()).content.decode()
    told = Entry.objects.filter(subject_uid=now.uid).count()
    words = [event.text for event in history_of(now, viewer)]
    return now.version, now.changed_at, told, words, "rum" in page.split("<main")[1].lower()


def test_who_decides_takes_it_out_from_its_own_page(world: World, nurse: User, lead: User) -> None:
    room, one = world.private, world.fresh(world.one)
    actions.invite(room=room, by=one, user=lead)
    actions.accept_invitation(room=room, by=lead)
    need = build_need(world.platform, nurse)
    actions.share_into(room=room, by=world.fresh(lead), record=need)
    actions.leave_room(room=room, by=world.fresh(lead))
    path, client = f"/boras/rum/uttag/{need.uid}/", client_of(lead)
    assert path in client.get(need.get_absolute_url()).content.decode()
    assert "Zqanbud" not in client.get(path).content.decode()
    for stranger in (world.one, world.other, nurse):
        assert client_of(stranger).get(path).status_code == 404
        assert client_of(stranger).post(path).status_code == 404
    assert client.post(path)["Location"] == need.get_absolute_url()
    assert again(need).room is None
    assert client.get(path).status_code == 404
