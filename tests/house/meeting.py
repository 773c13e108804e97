"""A room that grows: one more of all that it lists, at each step."""

from django.core.files.uploadedfile import SimpleUploadedFile

from sprang.dialogue.actions import write_comment
from sprang.foundation.enums import Role
from sprang.foundation.models import User
from sprang.needs.models import Need
from sprang.rooms import actions
from sprang.rooms.enums import Way
from sprang.rooms.models import Room
from tests.cast import City, build_need, build_user


def opened(city: City, who: User, number: int) -> Room:
    room = actions.found_room(platform=city.platform, by=who, title="Vi i hamnen")
    met_again(room, city, who, number)
    return room


def met_again(room: Room, city: City, who: User, number: int) -> None:
    """One more member, invitation, task done and not, file, need, word; and rooms beside it."""
    people = [
        build_user(f"room{part}{number}@boras.example", Role.MEMBER, city.platform)
        for part in ("in", "asked")
    ]
    for person in people:
        actions.invite(room=room, by=who, user=person)
    actions.accept_invitation(room=room, by=people[0])
    done = actions.add_task(room=room, by=who, title=f"Klart {number}", who=people[0])
    actions.finish_task(task=done, by=who)
    actions.add_task(room=room, by=people[0], title=f"Sak {number}", who=who)
    upload = SimpleUploadedFile(f"karta {number}.txt", b"Kajen.")
    actions.add_files(room=room, by=people[0], uploads=[upload])
    actions.share_into(room=room, by=who, record=build_need(city.platform, who))
    write_comment(record=room, by=people[0], text="Vi ses.")
    beside(city, who, people[1], number)


def beside(city: City, who: User, other: User, number: int) -> None:
    """Rooms that `who` is in, may go into, and has been asked into."""
    words = {"platform": city.platform, "title": f"Rum {number}"}
    actions.found_room(by=who, **words)
    lead = build_user(f"roomlead{number}@boras.example", Role.LEAD, city.platform)
    actions.found_room(by=lead, way=Way.PARTNERS, **words)
    asked = actions.found_room(by=other, **words)
    actions.invite(room=asked, by=other, user=who)


def a_task_in(room: Room) -> str:
    return str(room.tasks.order_by("pk")[0].uid)


def a_member_of(room: Room) -> str:
    return str(room.memberships().filter(role=Role.MEMBER)[0].user.uid)


def shared_in(room: Room) -> str:
    return str(Need.objects.filter(room=room.room_id).order_by("pk")[0].uid)
