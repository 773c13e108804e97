"""Rooms of the demo: opened, gone into and worked in by the same verbs that everybody uses."""

from datetime import timedelta

from django.core.files.base import ContentFile

from sprang.dialogue.actions import write_comment
from sprang.dialogue.models import Comment, Letter
from sprang.foundation import journal
from sprang.foundation.models import Entry, Membership
from sprang.needs.models import Need
from sprang.rooms import actions
from sprang.rooms.letters import ABOUT
from sprang.rooms.models import Room

from .content import Row
from .loaded import Loaded


def load_room(row: Row, loaded: Loaded) -> None:
    last = Letter.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    with journal.together() as entries:
        before = len(entries)
        room = opened(row, loaded)
        share(room, row, loaded)
        work(room, row, loaded)
        set_back(entries[before:], room, row, loaded)
    # nobody has these addresses
    Letter.objects.filter(about=ABOUT, pk__gt=last).delete()


def opened(row: Row, loaded: Loaded) -> Room:
    """With its members in it, and those who have been asked."""
    lead = loaded.people[row["by"]]
    words = row.pick("title", "text", "theme", "way")
    room = actions.found_room(platform=loaded.platform(row["platform"]), by=lead, **words)
    for email in row["members"]:
        user = loaded.people[email]
        actions.invite(room=room, by=lead, user=user)
        actions.accept_invitation(room=room, by=user)
    for email in row["invited"]:
        actions.invite(room=room, by=lead, user=loaded.people[email])
    return room


def share(room: Room, row: Row, loaded: Loaded) -> None:
    by = loaded.people[row["by"]]
    for key in row["shared"]:
        need = Need.objects.get(pk=loaded.needs[key].pk)
        actions.share_into(room=room, by=by, record=need)
        loaded.needs[key].visibility = need.visibility
    if name := row.get("file"):
        upload = ContentFile(row["content"].encode(), name=name)
        actions.add_files(room=room, by=by, uploads=[upload])


def work(room: Room, row: Row, loaded: Loaded) -> None:
    by, today = loaded.people[row["by"]], loaded.now.date()
    for said in row.get("task", []):
        who = loaded.people[said["who"]] if "who" in said else None
        due = today + timedelta(days=said["days"]) if "days" in said else None
        task = actions.add_task(room=room, by=by, title=said["title"], who=who, due=due)
        if said.get("is_done"):
            actions.finish_task(task=task, by=by)
    write_comment(record=room, by=by, text=row["said"])


def set_back(entries: list[Entry], room: Room, row: Row, loaded: Loaded) -> None:
    """To the hour when it was said."""
    at = loaded.now - timedelta(hours=row["hours_ago"])
    for entry in entries:
        entry.at = at
        loaded.told.add(id(entry))
    Comment.objects.filter(record=room.pk).update(at=at)
    room.created_at = room.changed_at = at
    room.events.update(at=at)
    room.tasks.update(at=at)
    Membership.objects.filter(scope=room.scope_id).update(valid_from=at.date())
    loaded.dated.append(room)
