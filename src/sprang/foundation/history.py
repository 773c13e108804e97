"""What has happened to a record, told in words out of the journal."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .links import seen_of
from .models import Entry, Record, User
from .models.seeing import access_of

Text = str | Promise
LONGEST = 50
READ = ("seq", "at", "kind", "payload", "actor__name", "actor__email")
_words: dict[str, Text] = {}


@dataclass(frozen=True)
class Event:
    text: str
    at: datetime


def tell(words: Mapping[str, Text]) -> None:
    """A room's words for its entries; %(who)s and %(fields)s are filled in."""
    _words.update(words)


def history_of(record: Record, viewer: User | AnonymousUser) -> list[Event]:
    """The newest first, two queries. A tie to what the viewer may not see is not told."""
    entries = entries_of(record)
    return told_among(entries, record, viewer, seen_of(targets_of(entries), viewer))


def entries_of(record: Record) -> list[Entry]:
    entries = Entry.objects.filter(subject_uid=record.uid).select_related("actor").only(*READ)
    return [entry for entry in entries.order_by("-seq")[:LONGEST] if entry.kind in _words]


def targets_of(entries: Iterable[Entry]) -> set[UUID]:
    """The other ends of the ties that they tell of."""
    return {target for entry in entries if (target := _target(entry))}


def _target(entry: Entry) -> UUID | None:
    is_tie = entry.kind.endswith((".tied", ".untied"))
    return UUID(entry.payload["target"]) if is_tie else None


def told_among(
    entries: Iterable[Entry],
    record: Record,
    viewer: User | AnonymousUser,
    seen: Container[UUID],
) -> list[Event]:
    """Without the ties whose other end is not among what the viewer has `seen`, or is gone."""
    return [
        Event(_sentence(entry, record, viewer), entry.at)
        for entry in entries
        if (target := _target(entry)) is None or target in seen
    ]


def _sentence(entry: Entry, record: Record, viewer: User | AnonymousUser) -> str:
    fields = (labels(record, entry.payload) if "fields" in entry.payload else "") or _("texten")
    return str(_words[entry.kind]) % {"who": who(entry.actor, record, viewer), "fields": fields}


def labels(record: Any, payload: Mapping[str, Any]) -> str:
    known = {
        field.name: field for field in record._meta.get_fields() if hasattr(field, "verbose_name")
    }
    shown = (known[name].verbose_name for name in payload["fields"] if name in known)
    return ", ".join(sorted(str(label).lower() for label in shown))


def who(person: User | None, record: Record, viewer: User | AnonymousUser) -> str:
    """A colleague's name; to others only where they work."""
    if person is None:
        return str(gettext_lazy("Språng"))
    return str(person) if knows(viewer, record) or person == viewer else record.platform.name


def knows(viewer: User | AnonymousUser, record: Record) -> bool:
    """Reads the names of those who wrote there: a colleague, and in a room of its members, who
    know each other, whoever sees it."""
    is_the_rooms_own = record.room_id is not None and record.room_id == record.scope_id
    return is_the_rooms_own or record.platform_id in access_of(viewer).platform_ids
