"""Opening a room, changing what it is called, archiving it."""

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.dialogue.actions.following import follow_unasked
from sprang.foundation import journal, records
from sprang.foundation.enums import Role
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Membership, Platform, Record, Scope, User
from sprang.foundation.unseen import without_unseen

from .. import rules
from ..enums import Happening, Way
from ..models import Room
from ..workflow import ROOM
from .telling import hold, log, renew


def found_room(
    *,
    platform: Platform,
    by: User,
    title: str,
    text: str = "",
    theme: str = "",
    way: str = Way.INVITED,
) -> Room:
    """Whoever opens it leads it.

    :raises NotAllowed: for whoever neither works there nor is a partner.
    :raises BadInput: open to partners, by somebody who doesn't lead the city.
    """
    if not rules.may_found(by, platform):
        raise NotAllowed("found_room")
    must_be_able_to_open(by, platform, way)
    words = {"title": without_unseen(title).strip(), "text": without_unseen(text)}
    must_have_a_name(words["title"])
    with journal.together():
        room = Room.begun(platform, theme=theme, themes=themes_of(theme), way=way, **words)
        room.reference = a_number(platform)
        room.save()
        Membership.objects.create(user=by, scope=room.scope, role=Role.LEAD)
        log(room, Happening.JOINED, by)
        journal.append("room.founded", subject=room, by=by)
        follow_unasked(room, by)
    renew(by)
    return room


def a_number(platform: Platform) -> str:
    """By lot: numbers in turn would tell how many rooms others have opened, and when."""
    year = timezone.localdate().year % 100
    while True:
        number = f"{Room.LETTER}{year:02d}-{secrets.randbelow(900_000) + 100_000}"
        if not Room.objects.filter(platform=platform, reference=number).exists():
            return number


def must_be_able_to_open(by: User, platform: Platform, way: str) -> None:
    if way == Way.PARTNERS and not rules.may_open_to_partners(by, platform):
        raise BadInput({"way": _("Bara den som leder staden kan öppna ett rum för alla partner.")})


def must_have_a_name(title: str) -> None:
    if not title:
        raise BadInput({"title": _("Skriv vad rummet heter.")})


def themes_of(theme: str) -> list[str]:
    """A record has many, a room at most one."""
    return [theme] if theme else []


@transaction.atomic
def edit_room(*, room: Room, by: User, version: int | None = None, **values: Any) -> Room:
    """:raises NotAllowed: unless `by` leads the room.
    :raises BadInput: opened to more than those who were asked in, once it is in use.
    :raises Stale: somebody else has changed it since `version`.
    """
    hold(room, by)
    if not rules.leads_on(by, room):
        raise NotAllowed("edit_room")
    must_open_to_no_more(room, by, **values)
    if "theme" in values:
        values["themes"] = themes_of(values["theme"])
    must_have_a_name(values.get("title", room.title).strip())
    if "title" in values:
        Scope.objects.filter(pk=room.scope_id).update(name=values["title"].strip())
    return records.change(room, by=by, verb="edited", version=version, **values)


def must_open_to_no_more(room: Room, by: User, **values: Any) -> None:
    """What was said in confidence stays so: they found another room for the others."""
    way, theme = values.get("way", room.way), values.get("theme", room.theme)
    if way != Way.PARTNERS or (way, theme) == (room.way, room.theme):
        return
    must_be_able_to_open(by, room.platform, way)
    if is_in_use(room):
        field = "way" if way != room.way else "theme"
        raise BadInput({field: _("Rummet används redan. Öppna ett nytt rum för de andra.")})


def is_in_use(room: Room) -> bool:
    """Others are in it or have been asked, or something stands in it."""
    others = room.memberships()[1:2]
    shared = Record.objects.filter(room=room.room_id).exclude(pk=room.pk)
    held = (others, room.invitations, room.tasks, room.files, room.comments, shared)
    return any(rows.exists() for rows in held)


def archive_room(*, room: Room, by: User, version: int | None = None) -> Room:
    """From here on it is read, and nothing new is written in it."""
    return ROOM.go(room, "archive", by=by, version=version)


def open_room(*, room: Room, by: User, version: int | None = None) -> Room:
    return ROOM.go(room, "open", by=by, version=version)
