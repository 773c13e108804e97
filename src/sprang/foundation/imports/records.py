"""What all kinds of records have in common when they are read in."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _

from .. import records
from ..enums import Visibility
from ..models import Entry, Platform, Record, User
from .cleaning import bare, cut
from .kinds import ImportKind, Item, Outcome
from .units import Units

LONGEST_TITLE = 200


def fingerprint(title: str, text: str) -> str:
    """Equal where title and text differ in case, spaces and signs only."""
    return hashlib.blake2b(f"{bare(title)}\n{bare(text)}".encode(), digest_size=16).hexdigest()


class RecordKind(ImportKind):
    """Rows that become records. A room says how one is created; the rest is here.

    What somebody has changed in Språng since the last reading is theirs: the file does not
    overwrite it, and the row's note says so.
    """

    model: ClassVar[type[Record]]
    born: ClassVar[str]
    """The verb that the room's action journals."""

    origin: ClassVar[str] = ""
    """Where all rows of the kind come from; empty where each file has its own source."""

    visibility: ClassVar[str] = Visibility.INTERNAL
    """Who sees what the file doesn't say it of."""

    once: ClassVar[frozenset[str]] = frozenset({"status"})
    """Fields that count only when the record is created."""

    def __init__(
        self, platform: Platform | None, by: User | None, options: Mapping[str, str]
    ) -> None:
        super().__init__(platform, by, options)
        self.source = (self.origin or options.get("source") or self.name)[:80]
        self.existing: dict[str, Record] = {}

    @cached_property
    def units(self) -> Units:
        return Units(self.city)

    @cached_property
    def known(self) -> dict[str, str]:
        """What the platform has already: fingerprint -> reference, of what the importer may see."""
        rows = self.model.objects.filter(platform=self.platform)
        if self.by:
            rows = rows.visible_to(self.by)
        told = rows.values_list("title", "text", "reference")
        return {fingerprint(title, text): ref for title, text, ref in told.iterator(2000)}

    def complete(self, item: Item) -> None:
        values = item.values
        self.write(values)
        fit_title(item)
        if unit := values.pop("unit", ""):
            values["scope"] = self.units.find(unit)
        if day := values.pop("date", None):
            values["created_at"] = midday(day)
        item.fingerprint = fingerprint(values["title"], values["text"])
        item.external_id = values.pop("id", "") or item.fingerprint

    def write(self, values: dict[str, Any]) -> None:
        """See to it that there are a title and a text."""

    def look_up(self, items: Sequence[Item]) -> None:
        rows = self.model.objects.filter(
            platform=self.platform,
            external_source=self.source,
            external_id__in=[item.external_id for item in items],
        )
        self.existing = {record.external_id: record for record in rows.select_related("scope")}

    def duplicate_of(self, item: Item) -> str:
        if item.external_id in self.existing or item.fingerprint not in self.known:
            return ""
        return _("Säger samma sak som %s, som redan finns.") % self.known[item.fingerprint]

    def save(self, item: Item) -> Outcome:
        record = self.existing.get(item.external_id)
        if record is not None:
            return self.renew(record, item)
        self.create(self.defaults() | filled(item) | {"external_id": item.external_id})
        return Outcome.CREATED

    def defaults(self) -> dict[str, Any]:
        visibility = self.options.get("visibility") or self.visibility
        return {"external_source": self.source, "visibility": visibility}

    def create(self, values: dict[str, Any]) -> Record:
        """Call the room's action. The source and the id are among the values."""
        raise NotImplementedError

    def renew(self, record: Record, item: Item) -> Outcome:
        values = {
            name: value
            for name, value in item.values.items()
            if value is not None and name not in self.once and getattr(record, name) != value
        }
        if not values:
            return Outcome.UNCHANGED
        if self.changed_here(record):
            item.notes.append(
                _("%s har ändrats i Språng. Filens ord skrevs inte över dem.") % record.reference
            )
            return Outcome.UNCHANGED
        records.change(record, by=self.by, verb="imported", **values)
        return Outcome.UPDATED

    def changed_here(self, record: Record) -> bool:
        ours = [f"{record.kind}.{verb}" for verb in (self.born, "imported")]
        return Entry.objects.filter(subject_uid=record.uid).exclude(kind__in=ours).exists()


def filled(item: Item) -> dict[str, Any]:
    """Only what the row says: what it leaves out takes the action's own defaults."""
    return {name: value for name, value in item.values.items() if value not in ("", None, [])}


def midday(day: date) -> datetime:
    """A day as a moment that stays on that day in every European time zone."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def fit_title(item: Item) -> None:
    """A title that is too long is cut at a word; the whole of it then opens the text."""
    title, text = item.values["title"], item.values["text"]
    if len(title) > LONGEST_TITLE:
        item.values["title"] = cut(title, LONGEST_TITLE)
        item.values["text"] = f"{title}\n\n{text}" if bare(title) != bare(text) else text
        item.notes.append(_("Rubriken var längre än 200 tecken. Hela står först i texten."))
