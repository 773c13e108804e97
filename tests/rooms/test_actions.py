"""Who may do what in a room, and what stays when somebody has gone."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from sprang.foundation.enums import Role, Visibility
from sprang.foundation.errors import BadInput, NotAllowed, Refused, Stale
from sprang.foundation.models import Entry, Membership, Platform, User
from sprang.organisations.actions import may_register
from sprang.rooms import actions, keeping
from sprang.rooms.enums import Happening, Part, Way
from sprang.rooms.models import Room, RoomEvent, RoomInvitation
from sprang.rooms.queries import in_room, joinable
from tests.cast import build_need, build_user

from .conftest import World, company, found

pytestmark = pytest.mark.django_db


def logged(room: Room) -> list[str]:
    return list(room.events.order_by("pk").values_list("kind", flat=True))


def names_in(room: Room) -> set[str]:
    return {held.user.email.split("@")[0] for held in room.memberships()}


def test_whoever_opens_it_leads_it_and_nobody_else_sees_it(world: World) -> None:
    assert names_in(world.private) == {"kajbygg"}
    assert world.private.is_visible_to(world.fresh(world.one))
    for stranger in (world.other, world.lead):
        assert not world.private.is_visible_to(world.fresh(stranger))
    assert world.private.author is None


def test_who_has_nothing_to_do_with_the_city_opens_no_room(
    world: World, outsider: User, boras: Platform
) -> None:
    citizen = build_user("bo@post.example", Role.CITIZEN, boras)
    for person in (outsider, citizen):
        with pytest.raises(NotAllowed):
            found(world.platform, person, title="Mitt")


def test_only_who_leads_the_city_opens_one_for_all_partners(world: World, nurse: User) -> None:
    with pytest.raises(BadInput):
        found(world.platform, nurse, title="Vårt", way=Way.PARTNERS)
    with pytest.raises(BadInput):
        actions.edit_room(room=world.private, by=world.fresh(world.one), way=Way.PARTNERS)


def test_partners_of_the_theme_go_in_by_themselves(world: World, nurse: User) -> None:
    _house, stranger = company(world.platform, "Matvagn AB", ["mat"])
    assert list(joinable(world.one, world.platform)) == [world.shared]
    assert list(joinable(nurse, world.platform)) == [world.shared]
    assert list(joinable(stranger, world.platform)) == []
    actions.join_room(room=world.shared, by=world.one)
    assert list(joinable(world.fresh(world.one), world.platform)) == []
    for room, person in ((world.shared, stranger), (world.private, world.other)):
        with pytest.raises(NotAllowed):
            actions.join_room(room=room, by=person)


def test_an_invitation_is_answered_once(world: World, nurse: User, teacher: User) -> None:
    room, one = world.private, world.fresh(world.one)
    for person in (nurse, teacher, nurse):
        actions.invite(room=room, by=one, user=person)
    assert not room.is_visible_to(world.fresh(nurse))
    actions.accept_invitation(room=room, by=nurse)
    actions.decline_invitation(room=room, by=teacher)
    for again in (nurse, teacher):
        with pytest.raises(NotAllowed):
            actions.accept_invitation(room=room, by=again)
    assert room.is_visible_to(world.fresh(nurse))
    assert names_in(room) == {"kajbygg", "nurse"}
    assert logged(room) == ["joined", "invited", "invited", "joined", "declined"]


def test_only_the_room_s_lead_invites_and_only_who_has_a_role(
    world: World, nurse: User, boras: Platform
) -> None:
    with pytest.raises(NotAllowed):
        actions.invite(room=world.private, by=world.lead, user=nurse)
    citizen = build_user("bo@post.example", Role.CITIZEN, boras)
    account = build_user("ny@post.example")
    for person in (citizen, account, world.one):
        with pytest.raises(BadInput):
            actions.invite(room=world.private, by=world.fresh(world.one), user=person)
    assert not RoomInvitation.objects.exists()


def test_who_leads_a_room_leads_nothing_else(world: World) -> None:
    one = world.fresh(world.one)
    assert one.access.leads(world.private.scope_id)
    assert not may_register(one)
    assert not one.access.leads_somewhere


def test_leaving_takes_the_sight_and_leaves_the_words(world: World, nurse: User) -> None:
    room = world.shared
    actions.join_room(room=room, by=nurse)
    task = actions.add_task(room=room, by=nurse, title="Ring", who=nurse)
    actions.leave_room(room=room, by=nurse)
    assert not room.is_visible_to(world.fresh(nurse))
    task.refresh_from_db()
    assert (task.by, task.who) == (nurse, None)
    assert logged(room)[-1] == "left"
    with pytest.raises(NotAllowed):
        actions.add_task(room=room, by=world.fresh(nurse), title="Igen")


def test_the_last_who_leads_stays(world: World, nurse: User) -> None:
    lead, room = world.fresh(world.lead), world.shared
    with pytest.raises(Refused):
        actions.leave_room(room=room, by=lead)
    actions.join_room(room=room, by=nurse)
    with pytest.raises(Refused):
        actions.give_part(room=room, by=lead, user=lead, part=Part.MEMBER)
    actions.give_part(room=room, by=lead, user=nurse, part=Part.LEAD)
    actions.leave_room(room=room, by=lead)
    assert names_in(room) == {"nurse"}


def test_who_was_taken_away_comes_back_by_invitation_only(world: World) -> None:
    room, lead, one = world.shared, world.fresh(world.lead), world.fresh(world.one)
    actions.join_room(room=room, by=one)
    with pytest.raises(BadInput):
        actions.remove_member(room=room, by=lead, user=one, reason=" ")
    actions.remove_member(room=room, by=lead, user=one, reason="Bytte jobb")
    event = room.events.get(kind=Happening.REMOVED)
    assert (event.by, event.user, event.words) == (lead, one, "Bytte jobb")
    gone = world.fresh(one)
    assert not room.is_visible_to(gone)
    with pytest.raises(NotAllowed):
        actions.join_room(room=room, by=gone)
    actions.invite(room=room, by=lead, user=gone)
    actions.accept_invitation(room=room, by=gone)
    assert room.is_visible_to(world.fresh(gone))


def test_an_archived_room_is_read_and_no_more(world: World, nurse: User) -> None:
    room, lead = world.shared, world.fresh(world.lead)
    task = actions.add_task(room=room, by=lead, title="Ring")
    actions.archive_room(room=room, by=lead)
    assert room.is_visible_to(world.fresh(lead))
    for deed in (
        lambda: actions.add_task(room=room, by=lead, title="Mer"),
        lambda: actions.finish_task(task=task, by=lead),
        lambda: actions.add_files(room=room, by=lead, uploads=[]),
        lambda: actions.invite(room=room, by=lead, user=nurse),
        lambda: actions.edit_room(room=room, by=lead, title="Nytt"),
        lambda: actions.join_room(room=room, by=nurse),
    ):
        task.room = room
        with pytest.raises(NotAllowed):
            deed()
    actions.open_room(room=room, by=lead)
    assert actions.add_task(room=room, by=lead, title="Mer").title == "Mer"


def test_a_task_changed_by_two_is_told_to_the_later(world: World) -> None:
    lead = world.fresh(world.lead)
    task = actions.add_task(room=world.shared, by=lead, title="Ring")
    new = {"task": task, "by": lead, "who": None, "due": date(2027, 6, 30), "version": 1}
    actions.change_task(title="Ring i dag", **new)
    with pytest.raises(Stale):
        actions.change_task(title="Ring i morgon", **new)
    with pytest.raises(BadInput):
        actions.add_task(room=world.shared, by=lead, title="Ring", who=world.one)


def test_a_need_in_a_room_is_seen_by_its_members(world: World, nurse: User, lead: User) -> None:
    room, lead = world.shared, world.fresh(lead)
    actions.join_room(room=room, by=world.one)
    need = build_need(world.platform, nurse, title="Kajen spricker")
    assert not need.is_visible_to(world.fresh(world.one))
    with pytest.raises(BadInput):
        actions.share_into(room=room, by=world.fresh(world.one), record=need)
    actions.share_into(room=room, by=lead, record=need)
    assert (need.visibility, need.room) == (Visibility.INTERNAL, room.room)
    assert list(in_room(room, world.fresh(world.one))) == [need.record_ptr]
    assert not need.is_visible_to(world.fresh(world.other))
    actions.take_out(by=lead, record=need)
    assert (need.visibility, need.room) == (Visibility.INTERNAL, None)
    assert not need.is_visible_to(world.fresh(world.one))


def test_what_all_cities_see_stays_seen_by_all(world: World, outsider: User) -> None:
    need = build_need(world.platform, visibility=Visibility.NETWORK)
    actions.share_into(room=world.shared, by=world.fresh(world.lead), record=need)
    assert need.visibility == Visibility.NETWORK
    assert need.is_visible_to(outsider)


def test_the_journal_has_no_words_of_a_room(world: World, nurse: User) -> None:
    actions.join_room(room=world.shared, by=nurse)
    actions.add_task(room=world.shared, by=nurse, title="Zqring", who=nurse)
    told = Entry.objects.filter(kind__startswith="room.")
    assert {entry.kind for entry in told} >= {"room.founded", "room.joined", "room.task_given"}
    assert "Zq" not in str([entry.payload for entry in told])


def test_the_log_is_forgotten_after_a_year(world: World) -> None:
    old = RoomEvent.objects.earliest("pk")
    RoomEvent.objects.filter(pk=old.pk).update(at=old.at - keeping.LOG_KEPT)
    before = RoomEvent.objects.count()
    assert keeping.forget_old() == 1
    assert RoomEvent.objects.count() == before - 1


def test_a_role_in_a_room_has_no_end_and_is_one(world: World) -> None:
    held = Membership.objects.get(scope=world.private.scope_id)
    assert (held.user, held.role, held.valid_until) == (world.one, Role.LEAD, None)


def test_files_come_all_or_none(world: World, settings: LazySettings) -> None:
    lead, room = world.fresh(world.lead), world.shared
    before = on_disk(settings)
    uploads = [SimpleUploadedFile("a.txt", b"hej"), SimpleUploadedFile("b.exe", b"MZ")]
    with pytest.raises(BadInput):
        actions.add_files(room=room, by=lead, uploads=uploads)
    assert (room.files.count(), room.events.filter(kind=Happening.FILE_ADDED).count()) == (0, 0)
    assert on_disk(settings) == before


def on_disk(settings: LazySettings) -> set[Path]:
    return {each for each in Path(settings.MEDIA_ROOT).rglob("*") if each.is_file()}
