"""What a room is trusted with: who leads it, what letters say, what numbers tell."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.utils import timezone

from sprang.dialogue.actions import remove_comment, write_comment
from sprang.dialogue.letters.sending import send_due
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.journal import readers
from sprang.foundation.models import Membership, User
from sprang.rooms import actions, rules
from sprang.rooms.enums import Happening, Part, Way
from sprang.rooms.models import Room
from tests.cast import build_need, build_user, client_of

from .conftest import World, found

pytestmark = pytest.mark.django_db


def come_in(world: World, room: Room, host: User, guest: User) -> User:
    actions.invite(room=room, by=world.fresh(host), user=guest)
    actions.accept_invitation(room=room, by=world.fresh(guest))
    return world.fresh(guest)


def end_all(user: User) -> None:
    """Every role outside rooms, as when somebody has changed work."""
    Membership.objects.filter(user=user).exclude(scope__kind="room").delete()


def test_who_leads_the_city_is_a_member_as_others(world: World, lead: User) -> None:
    room, lead = world.private, come_in(world, world.private, world.one, lead)
    said = write_comment(record=room, by=world.fresh(world.one), text="Vårt pris.")
    assert rules.is_in(lead, room)
    assert not rules.leads(lead, room)
    for deed in (
        lambda: actions.edit_room(room=room, by=lead, way=Way.PARTNERS, theme="hamn"),
        lambda: actions.give_part(room=room, by=lead, user=lead, part=Part.LEAD),
        lambda: actions.remove_member(room=room, by=lead, user=world.one, reason="Bort"),
        lambda: actions.archive_room(room=room, by=lead),
        lambda: remove_comment(comment=said, by=lead, reason="Bort"),
    ):
        with pytest.raises(NotAllowed):
            deed()
    page = client_of(lead).get(f"/boras/rum/{room.reference}/").content.decode()
    assert "Redigera" not in page
    assert rules.may_read_log(lead, room)


def test_letters_say_city_and_number_only(
    world: World, nurse: User, lead: User, mailoutbox: list[Any], settings: Any
) -> None:
    settings.ORIGIN = "https://sprang.example"
    room = world.shared
    actions.join_room(room=room, by=nurse)
    actions.join_room(room=room, by=world.one)
    readers.run_all()
    actions.share_into(
        room=room, by=world.fresh(lead), record=build_need(world.platform, title="Zqbehov")
    )
    actions.add_task(room=room, by=world.fresh(lead), title="Zqring", who=nurse)
    write_comment(record=room, by=world.fresh(world.one), text="Zqpris 99.")
    readers.run_all()
    send_due(timezone.now() + timedelta(days=8))
    told = [f"{letter.subject} {letter.body}" for letter in mailoutbox]
    assert {letter.to[0] for letter in mailoutbox} >= {"nurse@boras.example"}
    about = [words for words in told if room.reference in words]
    assert about
    hidden = ("Zqbehov", "Zqring", "Zqpris", "kajbygg gick")  # "Zq" alone is in some keys
    assert not [word for word in hidden for words in about if word in words]
    assert all("Borås" in words for words in about)


def test_letters_tell_of_other_records_as_before(
    world: World, nurse: User, lead: User, mailoutbox: list[Any], settings: Any
) -> None:
    settings.ORIGIN = "https://sprang.example"
    need = build_need(world.platform, nurse, title="Kajen spricker")
    actions.share_into(room=world.shared, by=world.fresh(lead), record=need)
    write_comment(record=need, by=world.fresh(lead), text="Vi ser på det.")
    readers.run_all()
    send_due(timezone.now() + timedelta(days=8))
    [letter] = [each for each in mailoutbox if "nurse@boras.example" in each.to]
    assert "Kajen spricker" in letter.subject + letter.body
    assert "Vi ser på det." in letter.body


def test_a_role_in_a_room_counts_with_one_outside(world: World, nurse: User) -> None:
    actions.join_room(room=world.shared, by=world.one)
    end_all(world.one)
    gone = world.fresh(world.one)
    assert gone.access.audiences == {"public"}
    for room in (world.shared, world.private):
        assert not room.is_visible_to(gone)
        assert not rules.leads(gone, room)
        assert client_of(gone).get(f"/boras/rum/{room.reference}/").status_code == 404
    with pytest.raises(BadInput):
        actions.invite(room=world.secret, by=world.fresh(world.other), user=gone)


def test_a_room_opens_no_network(world: World) -> None:
    """What the roles outside give is given by them."""
    citizen = build_user("bo@post.example", "citizen", world.platform)
    Membership.objects.create(user=citizen, scope=world.shared.scope, role="member")
    assert world.fresh(citizen).access.audiences == {"public"}


def test_who_comes_back_in_another_house_is_asked_anew(world: World) -> None:
    room, one = world.shared, world.fresh(world.one)
    actions.join_room(room=room, by=one)
    task = actions.add_task(room=room, by=world.fresh(world.lead), title="Ring", who=one)
    end_all(one)
    actions.tidy()
    Membership.objects.create(user=one, scope=world.houses[1], role="member")
    for left in (room, world.private):
        assert not left.is_visible_to(world.fresh(one))
        assert left.events.filter(kind=Happening.LAPSED, by=one).exists()
    task.refresh_from_db()
    assert task.who is None


def test_numbers_tell_nothing_of_how_many(world: World) -> None:
    refs = [
        found(world.platform, world.fresh(world.one), title="Nytt").reference for _i in range(8)
    ]
    steps = {int(b[4:]) - int(a[4:]) for a, b in pairwise(refs)}
    assert len(set(refs)) == 8
    assert len(steps) > 3


def test_the_pages_say_who_can_know_what(world: World, lead: User, nurse: User) -> None:
    actions.invite(room=world.private, by=world.fresh(world.one), user=nurse)
    for person, path in ((world.one, "nytt/"), (nurse, f"{world.private.reference}/")):
        page = client_of(person).get(f"/boras/rum/{path}").content.decode()
        assert "Stadens ledning och administratörer ser rummets nummer" in page
        assert "inte ens att det finns" not in page
    page = client_of(world.one).get(f"/boras/rum/{world.private.reference}/").content.decode()
    assert "Ingen annan vet" not in page


def test_the_log_leads_who_is_not_in_it_nowhere(world: World, lead: User) -> None:
    path = f"/boras/rum/{world.private.reference}/"
    page = client_of(lead).get(f"{path}logg/").content.decode()
    assert f'href="{path}"' not in page


def test_a_room_in_use_is_opened_to_no_more(world: World, lead: User, nurse: User) -> None:
    lead = world.fresh(lead)
    unused = found(world.platform, lead, title="Nytt")
    actions.edit_room(room=unused, by=lead, way=Way.PARTNERS, theme="hamn")
    assert unused.way == Way.PARTNERS
    actions.add_task(room=unused, by=lead, title="Ring")
    with pytest.raises(BadInput):
        actions.edit_room(room=unused, by=lead, theme="vatten")
    actions.edit_room(room=unused, by=lead, way=Way.INVITED)
    with pytest.raises(BadInput):
        actions.edit_room(room=unused, by=lead, way=Way.PARTNERS)
    private = found(world.platform, world.fresh(lead), title="Enskilt")
    come_in(world, private, lead, nurse)
    with pytest.raises(BadInput) as refused:
        actions.edit_room(room=private, by=world.fresh(lead), way=Way.PARTNERS)
    assert "nytt rum" in refused.value.faults["way"]


def test_a_room_is_not_supported(world: World, lead: User) -> None:
    page = client_of(lead).get(f"/boras/rum/{world.shared.reference}/").content.decode()
    assert f"/boras/samtal/{world.shared.uid}/stod/" not in page
