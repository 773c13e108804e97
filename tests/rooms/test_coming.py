"""Coming in and going out: what is asked anew, what dies with whom, and who is left."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sprang.dialogue.letters import outbox
from sprang.dialogue.models import Letter
from sprang.foundation.enums import Role
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Entry, Membership, Scope, ScopeAncestry, User
from sprang.rooms import actions, keeping
from sprang.rooms.enums import Happening, Part, RoomStatus
from sprang.rooms.models import Room, RoomEvent, RoomExclusion, RoomInvitation
from sprang.rooms.models.invitation import AGE
from sprang.rooms.models.room import MOST
from sprang.rooms.queries import joinable
from sprang.site.account.own_data import close_account, gathered
from tests.cast import build_user, client_of

from .conftest import World

pytestmark = pytest.mark.django_db


def at(room: Room, rest: str = "") -> str:
    return f"/boras/rum/{room.reference}/{rest}"


def ask(world: World, user: User, part: str = Part.MEMBER) -> RoomInvitation:
    return actions.invite(room=world.private, by=world.fresh(world.one), user=user, part=part)


def test_an_invitation_asks_anew_when_it_is_answered(world: World, nurse: User) -> None:
    ask(world, nurse)
    seen = world.fresh(nurse)
    assert "network" in seen.access.audiences
    nurse.memberships.all().delete()
    assert client_of(nurse).get(at(world.private)).status_code == 404
    with pytest.raises(NotAllowed):
        actions.accept_invitation(room=world.private, by=seen)
    assert "network" not in world.fresh(nurse).access.audiences


def test_an_invitation_is_taken_back(world: World, nurse: User, mailoutbox: list[Any]) -> None:
    invitation, client = ask(world, nurse), client_of(world.one)
    path = at(world.private, f"inbjudningar/{invitation.uid}/")
    assert path in client.get(at(world.private, "medlemmar/")).content.decode()
    assert client_of(world.other).post(path).status_code == 404
    page = client.get(at(world.private, "medlemmar/")).content.decode()
    mark = page.split('name="form_uid" value="')[1].split('"')[0]
    for _twice in range(2):
        assert client.post(path, {"form_uid": mark})["Location"] == at(world.private, "medlemmar/")
    outbox.send_all()
    assert not mailoutbox
    with pytest.raises(NotAllowed):
        actions.accept_invitation(room=world.private, by=nurse)
    event = world.private.events.get(kind=Happening.WITHDRAWN)
    assert (event.by, event.user) == (world.one, nurse)
    assert Entry.objects.filter(kind="room.invitation_withdrawn").count() == 1


def test_invitations_die_with_who_sent_them(world: World, nurse: User, teacher: User) -> None:
    lead, room = world.fresh(world.lead), world.shared
    ways: tuple[Callable[[User], object], ...] = (
        lambda who: actions.leave_room(room=room, by=who),
        lambda who: actions.remove_member(room=room, by=lead, user=who, reason="Bort"),
        lambda who: close_account(user=who),
    )
    for number, way in enumerate(ways):
        host = build_user(f"host{number}@boras.example", Role.MEMBER, world.platform)
        actions.join_room(room=room, by=host)
        actions.give_part(room=room, by=lead, user=host, part=Part.LEAD)
        actions.invite(room=room, by=world.fresh(host), user=teacher, part=Part.LEAD)
        way(world.fresh(host))
        assert not RoomInvitation.objects.exists()


def test_invitations_die_with_who_was_asked_and_with_time(world: World, nurse: User) -> None:
    ask(world, nurse)
    close_account(user=world.fresh(nurse))
    assert not RoomInvitation.objects.exists()
    guest = build_user("gast@boras.example", Role.MEMBER, world.platform)
    ask(world, guest)
    RoomInvitation.objects.update(at=timezone.now() - AGE - timedelta(hours=1))
    with pytest.raises(NotAllowed):
        actions.accept_invitation(room=world.private, by=guest)
    assert "gast" not in client_of(world.one).get(at(world.private, "medlemmar/")).content.decode()
    assert keeping.forget_old() == 1
    ask(world, guest)
    actions.accept_invitation(room=world.private, by=world.fresh(guest))


def test_each_letter_tells_of_its_own_invitation(
    world: World, nurse: User, mailoutbox: list[Any], settings: Any
) -> None:
    settings.ORIGIN = "https://sprang.example"
    ask(world, nurse)
    actions.invite(room=world.secret, by=world.fresh(world.other), user=nurse)
    outbox.send_all()
    told = {name for name in ("kajbygg", "pirbolaget") for each in mailoutbox if name in each.body}
    assert (len(mailoutbox), told) == (2, {"kajbygg", "pirbolaget"})


def test_who_has_said_no_is_not_asked_over_and_over(world: World, nurse: User) -> None:
    ask(world, nurse)
    client = client_of(nurse)
    page = client.get(at(world.private)).content.decode()
    mark = page.split('name="form_uid" value="')[-1].split('"')[0]
    for _twice in range(2):
        said = client.post(at(world.private, "nej/"), {"form_uid": mark})
        assert said["Location"] == "/boras/rum/"
    with pytest.raises(BadInput):
        ask(world, nurse)
    assert Letter.objects.count() == 1
    assert client.get(at(world.private)).status_code == 404


def test_the_last_never_leaves(world: World) -> None:
    one, room = world.fresh(world.one), world.private
    for deed in (actions.archive_room, actions.open_room):
        with pytest.raises(Refused):
            actions.leave_room(room=room, by=world.fresh(one))
        deed(room=room, by=world.fresh(one))
    assert room.memberships().count() == 1


def test_who_has_been_there_longest_leads_on(world: World, nurse: User, teacher: User) -> None:
    room = world.private
    for person in (nurse, teacher):
        ask(world, person)
        actions.accept_invitation(room=room, by=world.fresh(person))
    task = actions.add_task(room=room, by=world.fresh(nurse), title="Ring", who=world.one)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(scope=room.scope_id, user=teacher).update(valid_from=yesterday)
    close_account(user=world.fresh(world.one))
    parts = {held.user: held.role for held in room.memberships()}
    assert parts == {teacher: Role.LEAD, nurse: Role.MEMBER}
    task.refresh_from_db()
    assert task.who is None
    assert room.events.get(kind=Happening.TOOK_OVER).by == teacher


def test_a_room_that_nobody_is_left_in_is_archived(world: World) -> None:
    close_account(user=world.fresh(world.one))
    world.private.refresh_from_db()
    assert world.private.status == RoomStatus.ARCHIVED
    assert not world.private.memberships().exists()


def test_a_lead_without_an_account_is_followed_by_another(world: World, nurse: User) -> None:
    ask(world, nurse)
    actions.accept_invitation(room=world.private, by=world.fresh(nurse))
    User.objects.filter(pk=world.one.pk).update(is_active=False)
    assert actions.tidy() == 1
    assert world.private.memberships().get().role == Role.LEAD
    assert actions.tidy() == 0


def test_being_taken_away_is_remembered_longer_than_the_log(world: World) -> None:
    room, one = world.shared, world.fresh(world.one)
    actions.join_room(room=room, by=one)
    actions.remove_member(room=room, by=world.fresh(world.lead), user=one, reason="Jäv")
    RoomEvent.objects.update(at=timezone.now() - keeping.LOG_KEPT - timedelta(days=1))
    told = gathered(one)
    assert told["room_log_about"][0]["words"] == "Jäv"
    assert told["room_exclusions"][0]["room__reference"] == room.reference
    keeping.forget_old()
    assert not joinable(world.fresh(one), world.platform).filter(pk=room.pk).exists()
    with pytest.raises(NotAllowed):
        actions.join_room(room=room, by=world.fresh(one))
    actions.invite(room=room, by=world.fresh(world.lead), user=one)
    actions.accept_invitation(room=room, by=world.fresh(one))
    assert not RoomExclusion.objects.exists()


def test_what_was_archived_meanwhile_is_not_gone_into(world: World, nurse: User) -> None:
    """The room as it was read before somebody else changed it."""
    read_before, lead = Room.objects.get(pk=world.shared.pk), world.fresh(world.lead)
    task = actions.add_task(room=world.shared, by=lead, title="Ring")
    task.room = read_before
    actions.archive_room(room=world.shared, by=lead)
    upload = SimpleUploadedFile("a.txt", b"hej")
    for deed in (
        lambda: actions.join_room(room=read_before, by=nurse),
        lambda: actions.add_task(room=read_before, by=lead, title="Mer"),
        lambda: actions.finish_task(task=task, by=lead),
        lambda: actions.invite(room=read_before, by=lead, user=nurse),
        lambda: actions.add_files(room=read_before, by=lead, uploads=[upload]),
        lambda: actions.edit_room(room=read_before, by=lead, title="Nytt"),
    ):
        read_before.status = RoomStatus.OPEN
        with pytest.raises(NotAllowed):
            deed()


def test_who_was_taken_away_meanwhile_does_nothing_more(world: World, nurse: User) -> None:
    room = world.shared
    actions.join_room(room=room, by=nurse)
    read_before = world.fresh(nurse)
    assert room.is_visible_to(read_before)
    actions.remove_member(room=room, by=world.fresh(world.lead), user=nurse, reason="Bort")
    with pytest.raises(NotAllowed):
        actions.add_task(room=room, by=read_before, title="Mer")


def test_a_room_takes_so_many_and_shows_them_all(world: World, lead: User, nurse: User) -> None:
    room = world.shared
    people = User.objects.bulk_create(
        User(email=f"m{n}@boras.example", name=f"Zm{n:03}") for n in range(MOST - 1)
    )
    for scope in (world.platform.pk, room.scope_id):
        Membership.objects.bulk_create(
            Membership(user=each, scope_id=scope, role="member") for each in people
        )
    page = client_of(lead).get(at(room, "medlemmar/")).content.decode()
    assert all(each.name in page for each in people)
    with pytest.raises(Refused):
        actions.join_room(room=room, by=nurse)


def test_leaving_twice_leads_to_the_list(world: World, nurse: User) -> None:
    actions.join_room(room=world.shared, by=nurse)
    client, path = client_of(nurse), at(world.shared, "uttrade/")
    mark = client.get(path).content.decode().split('name="form_uid" value="')[1].split('"')[0]
    for _twice in range(2):
        assert client.post(path, {"form_uid": mark})["Location"] == "/boras/rum/"


def test_a_state_that_is_not_named_changes_nothing(world: World, lead: User) -> None:
    client, room = client_of(lead), world.shared
    for words in ({"version": "1"}, {"lage": "archive"}, {"lage": "x", "version": "1"}):
        assert client.post(at(room, "lage/"), words).status_code == 404
    room.refresh_from_db()
    assert room.is_open


def test_a_unit_of_a_partner_is_the_partner(world: World) -> None:
    unit = Scope.objects.create(kind="unit", name="Verkstaden", parent=world.houses[0])
    assert ScopeAncestry.objects.filter(ancestor=world.houses[0], descendant=unit).exists()
    smith = build_user("smed@firma.example", Role.MEMBER, unit)
    guest = build_user("forskare@firma.example", Role.RESEARCHER, world.houses[0])
    assert list(joinable(smith, world.platform)) == [world.shared]
    assert list(joinable(guest, world.platform)) == []
