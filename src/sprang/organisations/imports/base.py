"""What the registers have in common: a register fills in, it doesn't write over people's words."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from sprang.foundation.imports import ImportKind, Item, Outcome, parsing
from sprang.foundation.imports.cleaning import bare

from ..actions import change_organisation, register_organisation
from ..models import Organisation
from ..numbers import normalise_organisation_number


def organisation_number(cell: str) -> str:
    """Ten digits, however they are written. See `sprang.organisations.numbers`."""
    try:
        return normalise_organisation_number(cell)
    except ValidationError as error:
        raise parsing.Unfit(" ".join(error.messages)) from error


def shown(number: str) -> str:
    """As one writes it: "2120001439" -> "212000-1439"."""
    return f"{number[:6]}-{number[6:]}"


class RegisterKind(ImportKind):
    """Rows that become one organisation each, known again by `external_id` in their register."""

    needs_platform = False
    leaves_traces = False
    origin: ClassVar[str]

    def look_up(self, items: Sequence[Item]) -> None:
        ids = [item.external_id for item in items]
        wanted = Q(external_source=self.origin, external_id__in=ids)
        numbers = [number for item in items if (number := item.values.get("organisation_number"))]
        rows = list(Organisation.objects.filter(wanted | Q(organisation_number__in=numbers)))
        self.existing = {row.external_id: row for row in rows if row.external_source == self.origin}
        self.holders = {row.organisation_number: row for row in rows if row.organisation_number}

    def save(self, item: Item) -> Outcome:
        organisation = self.find(item)
        self.leave_number_to_its_holder(item, organisation)
        if organisation:
            return self.fill(organisation, item.values)
        created = register_organisation(
            external_source=self.origin, external_id=item.external_id, **item.values
        )
        self.holders.setdefault(created.organisation_number, created)
        return Outcome.CREATED

    def find(self, item: Item) -> Organisation | None:
        """The organisation that the row is about: by its id, or by number and name."""
        holder = self.holders.get(item.values.get("organisation_number", ""))
        is_same = holder and bare(holder.name) == bare(item.values["name"])
        return self.existing.get(item.external_id) or (holder if is_same else None)

    def leave_number_to_its_holder(self, item: Item, organisation: Organisation | None) -> None:
        """Several authorities may share one number: the first that had it keeps it."""
        number = item.values.get("organisation_number", "")
        holder = self.holders.get(number) if number else None
        if holder and holder != organisation:
            item.values["organisation_number"] = ""
            names = {"number": shown(number), "name": holder.name}
            item.notes.append(
                _("Numret %(number)s har redan %(name)s. Inläst utan nummer.") % names
            )

    def fill(self, organisation: Organisation, values: dict[str, Any]) -> Outcome:
        """What came from this register follows it; what people wrote is only filled in."""
        is_ours = organisation.external_source == self.origin
        news = {
            name: value
            for name, value in values.items()
            if value and (is_ours or not getattr(organisation, name))
        }
        changed = change_organisation(organisation=organisation, **news)
        return Outcome.UPDATED if changed else Outcome.UNCHANGED
