"""Organisation numbers of municipalities and regions, given to those that are known by name."""

import re
from collections.abc import Sequence
from typing import ClassVar

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprang.foundation.errors import BadInput
from sprang.foundation.imports import Field, ImportKind, Item, Outcome, parsing, register
from sprang.foundation.imports.cleaning import bare

from ..actions import change_organisation, register_organisation
from ..enums import OrganisationKind
from ..models import Organisation
from .base import organisation_number, shown
from .names import company

KINDS = {
    OrganisationKind.MUNICIPALITY: ("kommun", "kommuner"),
    OrganisationKind.REGION: ("region", "regioner", "landsting"),
}
_FORM = re.compile(r"\b(?:kommun|stad|region)\b")


def stem(name: str) -> str:
    """Equal for "Kalmars kommun", "KALMAR KOMMUN" and "Kalmar": the forms that registers use."""
    return _FORM.sub("", bare(name)).strip().removesuffix("s")


class OrganisationNumbers(ImportKind):
    """A region that isn't known is taken in; a municipality must be, since it has a code."""

    name = "organisation-numbers"
    label = _("Organisationsnummer för kommuner och regioner")
    needs_platform = False
    leaves_traces = False
    fields: ClassVar[tuple[Field, ...]] = (
        Field(
            "type",
            _("Slag"),
            ("typ",),
            required=True,
            filled=True,
            example="Kommun",
            parse=parsing.one_of(KINDS, {kind.value: kind.label for kind in KINDS}),
        ),
        Field("name", _("Namn"), ("namn",), required=True, filled=True, parse=parsing.line(200)),
        Field(
            "number",
            _("Organisationsnummer"),
            ("orgnr",),
            required=True,
            filled=True,
            example="212000-1439",
            parse=organisation_number,
        ),
    )

    def complete(self, item: Item) -> None:
        item.external_id = item.values["number"]

    def look_up(self, _items: Sequence[Item]) -> None:
        rows = Organisation.objects.filter(type__in=KINDS)
        self.by_stem = {(row.type, stem(row.name)): row for row in rows}

    def save(self, item: Item) -> Outcome:
        values = item.values
        organisation = self.by_stem.get((values["type"], stem(values["name"])))
        if organisation is None:
            return self.take_in(values)
        if organisation.organisation_number not in ("", values["number"]):
            raise BadInput({"number": self.conflict(organisation)})
        number = {"organisation_number": values["number"]}
        changed = change_organisation(organisation=organisation, **number)
        return Outcome.UPDATED if changed else Outcome.UNCHANGED

    def take_in(self, values: dict[str, str]) -> Outcome:
        if values["type"] == OrganisationKind.MUNICIPALITY:
            raise BadInput({"name": gettext("Kommunen finns inte. Läs in kommunerna först.")})
        organisation = register_organisation(
            name=company(values["name"]),
            type=values["type"],
            organisation_number=values["number"],
            external_source="regions",
            external_id=stem(values["name"]),
        )
        self.by_stem[values["type"], stem(values["name"])] = organisation
        return Outcome.CREATED

    def conflict(self, organisation: Organisation) -> str:
        names = {"name": organisation.name, "number": shown(organisation.organisation_number)}
        return gettext("%(name)s har redan numret %(number)s. Rätta den som har fel.") % names


register(OrganisationNumbers)
