"""What waits in rooms: tasks that one has been given, and doors that one has been asked in by."""

from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.models import Platform, User
from sprang.foundation.waiting import Task, Waiting, register

from .enums import RoomStatus
from .models import Room, RoomInvitation, RoomTask
from .queries import invitations_of


def any_given(_platform: Platform, user: User) -> QuerySet[Any]:
    return RoomTask.objects.filter(who=user, done_at=None)


def any_invited(_platform: Platform, user: User) -> QuerySet[Any]:
    return RoomInvitation.objects.filter(user=user, declined_at=None)


def given(_platform: Platform, user: User) -> QuerySet[Any]:
    """In rooms of all platforms that the person is in and that are open."""
    rooms = Room.objects.visible_to(user).filter(status=RoomStatus.OPEN).values("pk")
    rows = RoomTask.objects.filter(who=user, done_at=None, room__in=rooms)
    return rows.select_related("room__platform").order_by(F("due").asc(nulls_last=True), "at", "pk")


def do(task: RoomTask) -> Task:
    when = {"due": task.due} if task.due else {"since": task.at}
    return Task(
        title=_("Gör klart"),
        quote=task.title,
        text=task.room.title,
        url=reverse("room-tasks", args=[task.room.platform.slug, task.room.reference]),
        action=_("Till uppgiften"),
        is_second=True,
        **when,
    )


def doors(platform: Platform, user: User) -> QuerySet[Any]:
    return invitations_of(user, platform)


def answer(invitation: RoomInvitation) -> Task:
    room = invitation.room
    return Task(
        title=_("Du är inbjuden till"),
        quote=room.title,
        text=_("Av %(name)s") % {"name": invitation.by},
        url=room.get_absolute_url(),
        action=_("Svara"),
        since=invitation.at,
    )


TASKS, DOORS = gettext_lazy("Uppgifter i rum"), gettext_lazy("Inbjudningar till rum")
register(Waiting("tasks", TASKS, given, do, "room-list", any_given))
register(Waiting("invitations", DOORS, doors, answer, "room-list", any_invited))
