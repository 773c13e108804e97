"""The pages of rooms, as people meet them."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sprang.dialogue.letters import outbox
from sprang.dialogue.models import Notification
from sprang.foundation.journal import readers
from sprang.foundation.models import File, User
from sprang.rooms import actions
from sprang.rooms.models import Room, RoomInvitation
from tests.cast import build_need, client_of

from .conftest import World

pytestmark = pytest.mark.django_db


def at(room: Room, rest: str = "") -> str:
    return f"/boras/rum/{room.reference}/{rest}"


def test_a_room_is_opened_and_somebody_comes_in(
    world: World, nurse: User, mailoutbox: list[Any], settings: Any
) -> None:
    settings.ORIGIN = "https://sprang.example"
    client = client_of(world.one)
    words = {"title": "Ritningar", "text": "Bara ni.", "theme": "", "way": "invited"}
    room_page = client.post("/boras/rum/nytt/", words)
    room = Room.objects.get(title="Ritningar")
    assert room_page["Location"] == at(room, "medlemmar/")
    asked = client.post(at(room, "medlemmar/"), {"email": "NURSE@boras.example", "part": "member"})
    assert asked.status_code == 302
    outbox.send_all()
    [letter] = mailoutbox
    assert letter.to == ["nurse@boras.example"]
    assert "https://sprang.example/boras/rum/" in letter.body
    assert "Ritningar" not in letter.subject + letter.body

    guest = client_of(nurse)
    assert "Ritningar" in guest.get("/boras/rum/").content.decode()
    door = guest.get(at(room)).content.decode()
    assert "Bara ni." in door
    assert "kajbygg har bjudit in dig" in door
    for _twice in range(2):
        assert guest.post(at(room, "med/"))["Location"] == at(room)
    assert "Samtal" in guest.get(at(room)).content.decode()
    assert not RoomInvitation.objects.exists()


def test_an_address_that_nobody_has_is_told_of_kindly(world: World) -> None:
    said = client_of(world.one).post(
        at(world.private, "medlemmar/"), {"email": "ingen@post.example", "part": "member"}
    )
    assert said.status_code == 422
    assert "administratör" in said.content.decode()


def test_files_come_go_and_are_written_down(
    world: World, lead: User, django_capture_on_commit_callbacks: Any
) -> None:
    client, room = client_of(lead), world.shared
    upload = SimpleUploadedFile("karta.txt", b"Kajen.")
    client.post(at(room, "filer/"), {"fil": upload})
    file = File.objects.get(record=room.pk)
    path = f"/filer/{file.uid}/"
    assert client_of(world.one).get(path).status_code == 404
    assert b"".join(client.get(path).streaming_content) == b"Kajen."
    assert list(room.events.order_by("-pk").values_list("kind", "words")[:2]) == [
        ("file_opened", "karta.txt"),
        ("file_added", "karta.txt"),
    ]
    log = client.get(at(room, "logg/")).content.decode()
    assert "öppnade en fil" in log
    assert "karta.txt" in log
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(at(room, f"filer/{file.uid}/borttagning/")).status_code == 302
    assert client.get(path).status_code == 404
    assert not file.content.storage.exists(file.content.name)


def test_a_member_takes_away_only_their_own_files(world: World, nurse: User, lead: User) -> None:
    room = world.shared
    actions.join_room(room=room, by=nurse)
    upload = SimpleUploadedFile("karta.txt", b"Kajen.")
    actions.add_files(room=room, by=world.fresh(lead), uploads=[upload])
    file = File.objects.get(record=room.pk)
    assert "Ta bort karta.txt" not in client_of(nurse).get(at(room)).content.decode()
    assert client_of(nurse).post(at(room, f"filer/{file.uid}/borttagning/")).status_code == 404
    assert File.objects.filter(pk=file.pk).exists()


def test_tasks_are_given_done_and_changed(world: World, nurse: User, lead: User) -> None:
    room, client = world.shared, client_of(lead)
    actions.join_room(room=room, by=nurse)
    words = {"title": "Boka båten", "who": str(nurse.uid), "due": "2027-06-30"}
    assert client.post(at(room, "uppgifter/"), words).status_code == 302
    task = room.tasks.get()
    mine = client_of(nurse)
    assert "Mina uppgifter" in mine.get(at(room)).content.decode()
    assert "Boka båten" in mine.get(at(room, "uppgifter/?vy=mina")).content.decode()
    assert "Boka båten" not in client.get(at(room, "uppgifter/?vy=mina")).content.decode()
    change = at(room, f"uppgifter/{task.uid}/")
    assert client.post(change, {**words, "title": "Boka", "version": "1"}).status_code == 302
    stale = client.post(change, {**words, "title": "Boka den", "version": "1"})
    assert stale.status_code == 422
    assert "Någon annan har ändrat" in stale.content.decode()
    for _twice in range(2):
        mine.post(at(room, f"uppgifter/{task.uid}/klar/"))
    assert "Boka" in mine.get(at(room, "uppgifter/?vy=klara")).content.decode()
    mine.post(at(room, f"uppgifter/{task.uid}/klar/"), {"av": "1"})
    task.refresh_from_db()
    assert task.done_at is None


def test_pressed_twice_it_is_one_task(world: World, lead: User) -> None:
    client, path = client_of(lead), at(world.shared, "uppgifter/")
    page = client.get(path).content.decode()
    mark = page.split('name="form_uid" value="')[1].split('"')[0]
    for _twice in range(2):
        client.post(path, {"title": "Ring", "form_uid": mark})
    assert world.shared.tasks.count() == 1


def test_what_is_shared_is_listed_and_narrowed(world: World, lead: User) -> None:
    client, room = client_of(lead), world.shared
    need = build_need(world.platform, title="Kajen spricker")
    wrong = client.post(at(room, "delning/"), {"reference": "B26-9999"})
    assert wrong.status_code == 422
    assert client.post(at(room, "delning/"), {"reference": need.reference}).status_code == 302
    assert "Kajen spricker" in client.get(at(room)).content.decode()
    part = client.get(at(room) + "?q=vatten", headers={"hx-request": "true"}).content.decode()
    assert "Inget passar" in part
    assert client.post(at(room, "delning/slut/"), {"ut": need.reference}).status_code == 302
    assert "Kajen spricker" not in client.get(at(room)).content.decode()


def test_saving_what_another_has_changed_is_told(world: World, lead: User) -> None:
    client, path = client_of(lead), at(world.shared, "andring/")
    words = {"title": "Nytt", "text": "", "theme": "hamn", "way": "partners", "version": "1"}
    assert client.post(path, words).status_code == 302
    again = client.post(path, {**words, "title": "Nyare"})
    assert again.status_code == 422
    assert "Någon annan har ändrat" in again.content.decode()
    world.shared.refresh_from_db()
    assert (world.shared.title, world.shared.scope.name) == ("Nytt", "Nytt")


def test_leaving_says_what_stays(world: World, nurse: User) -> None:
    room = world.shared
    actions.join_room(room=room, by=nurse)
    client = client_of(nurse)
    client.post(f"/boras/samtal/{room.uid}/", {"text": "Vi ses på kajen.", "kind": "comment"})
    page = client.get(at(room, "uttrade/")).content.decode()
    assert "blir kvar, med ditt namn" in page
    assert client.post(at(room, "uttrade/"))["Location"] == "/boras/rum/"
    assert client.get(at(room, "uppgifter/")).status_code == 404
    said = client_of(world.lead).get(f"/boras/samtal/{room.uid}/").content.decode()
    assert "Vi ses på kajen." in said
    assert "nurse" in said


def test_members_of_several_houses_read_each_other_s_names(world: World) -> None:
    room = world.shared
    for person in (world.one, world.other):
        actions.join_room(room=room, by=person)
    path = f"/boras/samtal/{room.uid}/"
    client_of(world.one).post(path, {"text": "Hej", "kind": "comment"})
    assert "kajbygg" in client_of(world.other).get(path).content.decode()


def test_nothing_more_is_said_in_an_archived_room(world: World, lead: User) -> None:
    client, room = client_of(lead), world.shared
    client.post(at(room, "lage/"), {"lage": "archive", "version": room.version})
    said = client.post(f"/boras/samtal/{room.uid}/", {"text": "Sent", "kind": "comment"})
    assert said.status_code == 404
    assert "Inget nytt kan skrivas" in client.get(at(room)).content.decode()
    assert "Arkiverat" in client.get("/boras/rum/?vy=arkiverade").content.decode()
    client.post(at(room, "lage/"), {"lage": "open", "version": room.version + 1})
    room.refresh_from_db()
    assert room.is_open


def test_who_is_given_something_is_told_and_so_are_those_who_follow(
    world: World, nurse: User, lead: User
) -> None:
    room = world.shared
    actions.join_room(room=room, by=nurse)
    need = build_need(world.platform)
    by = world.fresh(lead)
    actions.add_task(room=room, by=by, title="Ring", who=nurse)
    actions.share_into(room=room, by=by, record=need)
    readers.run_all()
    told = Notification.objects.filter(user=nurse, channel="page").values_list("kind", flat=True)
    assert sorted(told) == ["room.record_added", "room.task_given"]
    page = client_of(nurse).get("/boras/nytt/").content.decode()
    assert "gav dig en uppgift" in page
    assert "delade något i rummet" in page


def test_who_leads_the_city_reads_the_log_and_no_words(world: World, lead: User) -> None:
    client = client_of(lead)
    room = world.private
    actions.add_files(
        room=room, by=world.fresh(world.one), uploads=[SimpleUploadedFile("Zqpris.txt", b"9")]
    )
    assert room.reference in client.get("/boras/rum/loggar/").content.decode()
    log = client.get(at(room, "logg/")).content.decode()
    assert "kajbygg" in log
    assert "Zqpris" not in log
    assert client.get(at(room)).status_code == 404
    assert client_of(world.other).get(at(room, "logg/")).status_code == 404
    assert client_of(world.other).get("/boras/rum/loggar/").status_code == 404
