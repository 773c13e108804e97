"""The 290 municipalities and the authorities."""

import re
from collections.abc import Sequence
from typing import ClassVar

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sprang.foundation.imports import Field, Item, parsing, register
from sprang.foundation.imports.cleaning import bare

from ..enums import OrganisationKind
from ..models import Organisation
from . import names
from .base import RegisterKind, organisation_number

NO_GENITIVE = frozenset({"Kalix", "Kalmar", "Orust", "Överkalix"})
"""Municipalities whose name takes no s, which the register adds all the same."""


def municipality_code(cell: str) -> str:
    code = cell.zfill(4)
    if not code.isdecimal() or len(code) != 4:
        raise parsing.Unfit(gettext("Skriv fyra siffror, till exempel 1490."))
    return code


class Municipalities(RegisterKind):
    """Also finds the municipality that belongs to a platform, by its code, and leaves its name."""

    name = "municipalities"
    label = _("Kommuner")
    origin = "municipalities"
    fields: ClassVar[tuple[Field, ...]] = (
        Field(
            "municipality_code", _("Kommunkod"), required=True, filled=True, parse=municipality_code
        ),
        Field("name", _("Namn"), ("municipality_name", "kommun"), required=True, filled=True),
        Field("short", _("Kortnamn"), ("municipality_name_short",)),
        Field("county", _("Län"), ("county_name", "län")),
    )

    def complete(self, item: Item) -> None:
        values = item.values
        short, county = values.pop("short", ""), values.pop("county", "")
        if short in NO_GENITIVE:
            values["name"] = f"{short} kommun"
        values |= {
            "type": OrganisationKind.MUNICIPALITY,
            "summary": f"Kommun i {county}." if county else "",
        }
        item.external_id = values["municipality_code"]

    def look_up(self, items: Sequence[Item]) -> None:
        rows = Organisation.objects.filter(
            type=OrganisationKind.MUNICIPALITY,
            municipality_code__in=[item.external_id for item in items],
        )
        self.existing = {row.municipality_code: row for row in rows}
        self.holders = {}


class Authorities(RegisterKind):
    name = "authorities"
    label = _("Myndigheter")
    origin = "authorities"
    fields: ClassVar[tuple[Field, ...]] = (
        Field(
            "name",
            _("Namn"),
            ("namn", "myndighet"),
            required=True,
            filled=True,
            parse=parsing.line(200),
        ),
        Field("short", _("Kortnamn"), ("kort",)),
        Field(
            "organisation_number", _("Organisationsnummer"), ("orgnr",), parse=organisation_number
        ),
        Field("department", _("Departement"), ("departement",)),
    )

    def complete(self, item: Item) -> None:
        values = item.values
        short, department = values.pop("short", ""), values.pop("department", "")
        values["name"] = names.authority(values["name"])
        parts = (short, f"Under {department}" if department else "")
        values["summary"] = ". ".join(filter(None, parts))
        values["type"] = kind_of(values["name"])
        item.external_id = bare(values["name"])


_UNIVERSITY = re.compile(
    r"(?:universitet|universitetet|högskolan?)(?: i \w+)?$|^Högskolan ", re.IGNORECASE
)
_BOARD = re.compile(r"nämnd|råd|verk|myndighet|styrels|ämbet|sekretariat", re.IGNORECASE)


def kind_of(name: str) -> str:
    is_university = _UNIVERSITY.search(name) and not _BOARD.search(name)
    return OrganisationKind.UNIVERSITY if is_university else OrganisationKind.AUTHORITY


register(Municipalities)
register(Authorities)
