"""What has happened to a record, told in words out of the journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Entry, Record, User
from .models.seeing import access_of

Text = str | Promise
LONGEST = 50
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
    entries = Entry.objects.filter(subject_uid=record.uid).select_related("actor")
    known = [entry for entry in entries.order_by("-seq")[:LONGEST] if entry.kind in _words]
    hidden = _hidden(known, viewer)
    return [
        Event(_sentence(entry, record, viewer), entry.at) for entry in known if entry not in hidden
    ]


def _hidden(entries: Sequence[Entry], viewer: User | AnonymousUser) -> list[Entry]:
    """The ties whose other end the viewer may not see, or that is gone."""
    ties = (entry for entry in entries if entry.kind.endswith((".tied", ".untied")))
    targets = {entry: entry.payload["target"] for entry in ties}
    if not targets:
        return []
    seen = Record.objects.visible_to(viewer).filter(uid__in=set(targets.values()))
    uids = {str(uid) for uid in seen.values_list("uid", flat=True)}
    return [entry for entry, target in targets.items() if target not in uids]


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
    """A colleague's name; to those outside the platform only where they work."""
    if person is None:
        return str(gettext_lazy("Språng"))
    is_colleague = record.platform_id in access_of(viewer).platform_ids
    return str(person) if is_colleague or person == viewer else record.platform.name
