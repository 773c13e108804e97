"""Two companies of one theme share a room, and each has one of its own. Each goes through every
door there is, and finds nothing of the other's: no word, no name, no count, no file."""

import json
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sprang.dialogue.actions import write_comment
from sprang.foundation.journal import readers
from sprang.foundation.models import File, User
from sprang.rooms import actions
from sprang.rooms.models import Room, RoomEvent, RoomTask
from tests.cast import build_solution, client_of
from tests.visibility.doors import found_operations, found_pages
from tests.visibility.reading import body_of

from .conftest import World

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SECRET = ("Zqpirat", "zqpirat", "Zqritning", "Zqlåset")
QUERIES = ("?q=siffror", "?q=piren", "?vy=alla", "?vy=alla&format=json", "?format=csv")


def furnish(world: World) -> Room:
    """The other's room, with one of everything in it."""
    room, other = world.secret, world.fresh(world.other)
    solution = build_solution(
        world.platform, title="Zqlåset vid piren", visibility="room", room=room.room
    )
    actions.add_task(room=room, by=other, title="Zqpirat: räkna", who=other)
    upload = SimpleUploadedFile("Zqritning.txt", b"Zqritning")
    actions.add_files(room=room, by=other, uploads=[upload])
    write_comment(record=room, by=other, text="Zqpirat pris")
    write_comment(record=solution, by=other, text="Zqlåset kostar")
    readers.run_all()
    return room


def addresses(room: Room) -> Iterator[str]:
    """Every address that is read, also those that name the room and what is in it."""
    uids = {str(room.uid), str(room.scope.uid)}
    uids |= {str(each.uid) for each in (*File.objects.all(), *RoomTask.objects.all())}
    for method, _name, path in (*found_pages(), *found_operations()):
        if method in ("GET", "any"):
            for uid in sorted(uids) if "uid" in path else [""]:
                yield filled(path, room.reference, uid)


def filled(path: str, ref: str, uid: str) -> str:
    parts = {"platform": "boras", "platform_slug": "boras", "ref": ref, "reference": ref}
    parts |= {"uid": uid, "key": "x", "pk": "1", "slug": "boras", "seq": "1", "number": "1"}
    for name, value in parts.items():
        path = path.replace(f"<{name}>", value).replace(f"{{{name}}}", value)
    return path


@pytest.mark.parametrize("who", ["one", "lead", "nobody"])
def test_nothing_is_found_of_another_s_room(world: World, nurse: User, who: str) -> None:
    room = furnish(world)
    actions.join_room(room=world.shared, by=world.fresh(world.one))
    client = client_of(None if who == "nobody" else getattr(world, who))
    for path in addresses(room):
        for query in ("", *(QUERIES if "/rum" in path or "sok" in path else ())):
            response = client.get(path + query)
            assert not any(word in body_of(response) for word in SECRET), path + query
            is_its_own = f"/{room.reference}/" in path or path.endswith(room.reference)
            is_log = who == "lead" and path.endswith("/logg/")
            if is_its_own and not is_log:
                assert response.status_code in (404, 405, 401, 302), path


def test_nothing_is_written_in_another_s_room(world: World) -> None:
    room, client = furnish(world), client_of(world.one)
    before = said(room)
    for method, _name, path in (*found_pages(), *found_operations()):
        if method in ("GET", "any") or ("rum" not in path and "/rooms" not in path):
            continue
        for uid in [str(task.uid) for task in RoomTask.objects.all()]:
            address = filled(path, room.reference, uid)
            assert sent(client, method, address) in (404, 302, 422, 401), address
    assert said(room) == before


def sent(client: Client, method: str, address: str) -> int:
    words = {"title": "Zq", "reason": "Zq", "email": "kajbygg@firma.example", "done": True}
    if "/api/" not in address:
        return int(client.post(address, {**words, "way": "invited"}).status_code)
    call = getattr(client, method.lower())
    return int(call(address, json.dumps(words), content_type="application/json").status_code)


def said(room: Room) -> object:
    room.refresh_from_db()
    tables = (RoomEvent.objects.filter(room=room), RoomTask.objects.filter(room=room))
    rows = [list(rows.order_by("pk").values()) for rows in tables]
    held = list(room.memberships().values_list("user", "role"))
    return room.version, room.status, rows, held, room.files.count()


def test_both_work_in_the_shared_room(world: World) -> None:
    for person in (world.one, world.other):
        actions.join_room(room=world.shared, by=person)
    furnish(world)
    page = client_of(world.one).get(f"/boras/rum/{world.shared.reference}/").content.decode()
    assert "pirbolaget" in page
    assert not any(word in page for word in SECRET)
    rooms = client_of(world.one).get("/boras/rum/").context["listing"]
    assert {room.title for room in rooms.page.items} == {"Zqgemensamt", "Zqanbud"}
