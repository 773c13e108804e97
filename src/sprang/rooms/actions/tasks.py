"""What is to be done in a room."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Stale
from sprang.foundation.models import User
from sprang.foundation.records import STALE
from sprang.foundation.unseen import without_unseen

from .. import rules
from ..models import Room, RoomTask
from .telling import hold

YEARS = 50
"""A year farther away was mistyped."""


@transaction.atomic
def add_task(
    *, room: Room, by: User, title: str, who: User | None = None, due: date | None = None
) -> RoomTask:
    """:raises NotAllowed: for whoever is not in the room, or where it is archived.
    :raises BadInput: without words, or for somebody who is not in the room.
    """
    hold(room, by)
    if not rules.works_in(by, room):
        raise NotAllowed("add_task")
    words = must_fit(room, title, who, due)
    task = RoomTask.objects.create(room=room, by=by, title=words, who=who, due=due)
    tell(task, by, "added", is_given=who is not None)
    return task


@transaction.atomic
def change_task(*, task: RoomTask, by: User, version: int | None = None, **values: Any) -> RoomTask:
    """Of `title`, `who`, `due` and `is_done` what is given; all of it, or nothing.

    :raises Stale: somebody else has changed it since `version`.
    :raises BadInput: without words, or given to somebody who is not in the room.
    """
    hold(task.room, by)
    if not rules.works_in(by, task.room):
        raise NotAllowed("change_task")
    task.refresh_from_db(fields=["title", "who", "due", "done_at", "version"])
    new = fitting(task, values)
    changed = {name for name, value in new.items() if getattr(task, name) != value}
    if changed:
        claim(task, version)
        for name in changed:
            setattr(task, name, new[name])
        task.save(update_fields=changed)
        tell(task, by, verb_of(task, changed), is_given="who" in changed)
    return task


def finish_task(
    *, task: RoomTask, by: User, is_done: bool = True, version: int | None = None
) -> RoomTask:
    """Done, or not done after all; the same twice changes nothing."""
    return change_task(task=task, by=by, version=version, is_done=is_done)


def fitting(task: RoomTask, values: dict[str, Any]) -> dict[str, Any]:
    """What it is to be. One that is opened again waits for nobody who has left."""
    new: dict[str, Any] = {name: values[name] for name in ("title", "who", "due") if name in values}
    words, given_to = new.get("title", task.title), new.get("who")
    given_to = None if given_to == task.who else given_to
    new["title"] = must_fit(task.room, words, given_to, new.get("due"))
    if (is_done := values.get("is_done", bool(task.done_at))) != bool(task.done_at):
        new["done_at"] = timezone.now() if is_done else None
    waits_for = new.get("who", task.who)
    if not is_done and waits_for and not is_member(task.room, waits_for):
        new["who"] = None
    return new


def verb_of(task: RoomTask, changed: set[str]) -> str:
    if "done_at" in changed:
        return "done" if task.done_at else "reopened"
    return "changed"


def must_fit(room: Room, title: str, who: User | None, due: date | None) -> str:
    words = without_unseen(title).strip()
    if not words:
        raise BadInput({"title": _("Skriv vad som ska göras.")})
    if who and not is_member(room, who):
        raise BadInput({"who": _("Välj någon som är med i rummet.")})
    if due and abs(due.year - timezone.localdate().year) > YEARS:
        raise BadInput({"due": _("Skriv datumet som 2027-06-30.")})
    return words


def is_member(room: Room, who: User | None) -> bool:
    return room.memberships().filter(user=who).exists()


def claim(task: RoomTask, version: int | None) -> None:
    """The room is held: the version that was read is the last."""
    if version is not None and version != task.version:
        raise Stale(STALE)
    RoomTask.objects.filter(pk=task.pk).update(version=F("version") + 1)
    task.version += 1


def tell(task: RoomTask, by: User, verb: str, *, is_given: bool = False) -> None:
    """The room's entry, and one about whom the task was given to."""
    with journal.together():
        ids = {"task": str(task.uid), "room": str(task.room.uid)}
        journal.append(f"room.task_{verb}", subject=task.room, by=by, data=ids)
        if is_given and task.who:
            journal.append("room.task_given", subject=task.who, by=by, data=ids)
