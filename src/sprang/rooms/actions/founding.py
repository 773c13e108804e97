"""Opening a room, changing what it is called, archiving it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.dialogue.actions.following import follow_unasked
from sprang.foundation import journal, records
from sprang.foundation.enums import Role
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Membership, Platform, ReferenceCounter, Scope, User
from sprang.foundation.unseen import without_unseen

from .. import rules
from ..enums import Happening, Way
from ..models import Room
from ..workflow import ROOM
from .telling import log, renew


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
        year = timezone.localdate().year
        room.reference = ReferenceCounter.objects.next(platform, Room.LETTER, year)
        room.save()
        Membership.objects.create(user=by, scope=room.scope, role=Role.LEAD)
        log(room, Happening.JOINED, by)
        journal.append("room.founded", subject=room, by=by)
        follow_unasked(room, by)
    renew(by)
    return room


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
    :raises Stale: somebody else has changed it since `version`.
    """
    if not rules.leads_on(by, room):
        raise NotAllowed("edit_room")
    if (way := values.get("way", room.way)) != room.way:
        must_be_able_to_open(by, room.platform, way)
    if "theme" in values:
        values["themes"] = themes_of(values["theme"])
    must_have_a_name(values.get("title", room.title).strip())
    if "title" in values:
        Scope.objects.filter(pk=room.scope_id).update(name=values["title"].strip())
    return records.change(room, by=by, verb="edited", version=version, **values)


def archive_room(*, room: Room, by: User, version: int | None = None) -> Room:
    """From here on it is read, and nothing new is written in it."""
    return ROOM.go(room, "archive", by=by, version=version)


def open_room(*, room: Room, by: User, version: int | None = None) -> Room:
    return ROOM.go(room, "open", by=by, version=version)
