"""What is to be done in a room."""

from datetime import date

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


@transaction.atomic
def add_task(
    *, room: Room, by: User, title: str, who: User | None = None, due: date | None = None
) -> RoomTask:
    """:raises NotAllowed: for whoever is not in the room, or where it is archived.
    :raises BadInput: without words, or for somebody who is not in the room.
    """
    if not rules.works_in(by, room):
        raise NotAllowed("add_task")
    words = must_fit(room, title, who)
    task = RoomTask.objects.create(room=room, by=by, title=words, who=who, due=due)
    tell(task, by, "added", is_given=who is not None)
    return task


@transaction.atomic
def change_task(
    *,
    task: RoomTask,
    by: User,
    title: str,
    who: User | None,
    due: date | None,
    version: int | None = None,
) -> RoomTask:
    """:raises Stale: somebody else has changed it since `version`."""
    if not rules.works_in(by, task.room):
        raise NotAllowed("change_task")
    had, words = task.who_id, must_fit(task.room, title, who)
    if (words, who and who.pk, due) == (task.title, had, task.due):
        return task
    claim(task, version)
    task.title, task.who, task.due = words, who, due
    task.save(update_fields=["title", "who", "due"])
    tell(task, by, "changed", is_given=who is not None and who.pk != had)
    return task


@transaction.atomic
def finish_task(*, task: RoomTask, by: User, is_done: bool = True) -> RoomTask:
    """Done, or not done after all; the same twice changes nothing."""
    if not rules.works_in(by, task.room):
        raise NotAllowed("finish_task")
    if bool(task.done_at) == is_done:
        return task
    claim(task, None)
    task.done_at = timezone.now() if is_done else None
    task.save(update_fields=["done_at"])
    tell(task, by, "done" if is_done else "reopened")
    return task


def must_fit(room: Room, title: str, who: User | None) -> str:
    words = without_unseen(title).strip()
    if not words:
        raise BadInput({"title": _("Skriv vad som ska göras.")})
    if who and not room.memberships().filter(user=who).exists():
        raise BadInput({"who": _("Välj någon som är med i rummet.")})
    return words


def claim(task: RoomTask, version: int | None) -> None:
    seen = task.version if version is None else version
    rows = RoomTask.objects.filter(pk=task.pk, version=seen)
    if not rows.update(version=F("version") + 1):
        raise Stale(STALE)
    task.version = seen + 1


def tell(task: RoomTask, by: User, verb: str, *, is_given: bool = False) -> None:
    """The room's entry, and one about whom the task was given to."""
    with journal.together():
        ids = {"task": str(task.uid), "room": str(task.room.uid)}
        journal.append(f"room.task_{verb}", subject=task.room, by=by, data=ids)
        if is_given and task.who:
            journal.append("room.task_given", subject=task.who, by=by, data=ids)
