"""What all kinds of records have in common when they are read in."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from .. import records
from ..enums import Visibility
from ..models import Entry, Platform, Record, User
from ..sameness import fingerprint
from .addresses import Address, address_of, at_addresses
from .kinds import ImportKind, Item, Outcome, Trace
from .units import Units
from .values import filled, fit_title, midday, says_already


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
        self.addressed: dict[Address, Record] = {}
        self.same: dict[str, str] = {}

    @cached_property
    def units(self) -> Units:
        return Units(self.city)

    def complete(self, item: Item) -> None:
        values = item.values
        self.write(values)
        fit_title(item)
        if unit := values.pop("unit", ""):
            values["scope"] = self.units.find(unit)
        if day := values.pop("date", None):
            values["created_at"] = midday(day)
        item.fingerprint = fingerprint(values["title"], values["text"])
        own, item.address = values.pop("id", ""), address_of(values.pop("address", ""))
        # a number from here names nothing without its city: all of them have a B26-0142
        item.external_id = "/".join(item.address) if item.address else own or item.fingerprint

    def write(self, values: dict[str, Any]) -> None:
        """See to it that there are a title and a text."""

    def look_up(self, items: Sequence[Item]) -> None:
        """What is there already: by its id, by its address, by its words."""
        ids = [item.external_id for item in items]
        # the index is over those that have an id, and is not used where that is not said
        rows = self.model.objects.filter(platform=self.platform, kind=self.model.KIND)
        known = rows.filter(external_source=self.source, external_id__in=ids)
        known = known.exclude(external_id="").select_related("scope")
        self.existing = {record.external_id: record for record in known}
        everywhere = self.model.objects.select_related("scope", "platform")
        self.addressed = at_addresses(everywhere, items, self.by)
        self.same = self.saying({item.fingerprint for item in items})

    def saying(self, fingerprints: set[str]) -> dict[str, str]:
        """Which record has these words, of those that the importer may see."""
        rows = self.model.objects.filter(platform=self.platform, fingerprint__in=fingerprints)
        # asked in two steps: together SQLite reads all that the person sees instead
        if self.by and (found := list(rows.values_list("pk", flat=True))):
            rows = self.model.objects.filter(pk__in=found).visible_to(self.by)
        return dict(rows.values_list("fingerprint", "reference"))

    def known(self, item: Item) -> Record | None:
        """The record that the row is about, if it is one of this platform's."""
        record = self.addressed.get(item.address) if item.address else None
        if record and record.platform_id == self.city.pk:
            return record
        return self.existing.get(item.external_id)

    def duplicate_of(self, item: Item) -> str:
        if self.known(item):
            return ""
        if item.address and (elsewhere := self.addressed.get(item.address)):
            names = {"number": elsewhere.reference, "city": elsewhere.platform.name}
            return _("Är %(number)s i %(city)s, som redan finns här.") % names
        same = self.same.get(item.fingerprint)
        return _("Säger samma sak som %s, som redan finns.") % same if same else ""

    def save(self, item: Item) -> Outcome:
        record = self.known(item)
        if record is not None:
            return self.renew(record, item)
        created = self.create(self.defaults() | filled(item) | {"external_id": item.external_id})
        item.trace = Trace(created)
        return Outcome.CREATED

    def defaults(self) -> dict[str, Any]:
        visibility = self.options.get("visibility") or self.visibility
        return {"external_source": self.source, "visibility": visibility}

    def create(self, values: dict[str, Any]) -> Record:
        """Call the room's action. The source and the id are among the values."""
        raise NotImplementedError

    def renew(self, record: Record, item: Item) -> Outcome:
        # an export tells the day only, so that a moment would be lost by reading it back
        once = self.once | {"created_at"} if item.address else self.once
        values = {
            name: value
            for name, value in item.values.items()
            if name not in once and not says_already(getattr(record, name), value)
        }
        if not values:
            return Outcome.UNCHANGED
        if self.changed_here(record):
            item.notes.append(
                _("%s har ändrats i Språng. Filens ord skrevs inte över dem.") % record.reference
            )
            return Outcome.UNCHANGED
        before = {name: getattr(record, name) for name in values}
        records.change(record, by=self.by, verb="imported", **values)
        item.trace = Trace(record, before)
        return Outcome.UPDATED

    def changed_here(self, record: Record) -> bool:
        ours = [f"{record.kind}.{verb}" for verb in (self.born, "imported", "import_undone")]
        return Entry.objects.filter(subject_uid=record.uid).exclude(kind__in=ours).exists()
