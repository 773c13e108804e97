"""Suppliers to the public sector, out of the statistics on contracted tenders.

Source: Upphandlingsmyndigheten, one row for each tender that won. A supplier's rows become one
organisation whose profile is what it has sold.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from sprang.foundation.imports import Field, Item, Row, parsing, register

from ..enums import OrganisationKind
from .base import RegisterKind
from .names import key_of
from .profiles import Sold, profile_of, telling

COMPANY, ASSOCIATION = OrganisationKind.COMPANY, OrganisationKind.ASSOCIATION
FORMS = {
    "Övriga aktiebolag": COMPANY,
    "Bankaktiebolag": COMPANY,
    "Försäkringsaktiebolag": COMPANY,
    "Ömsesidiga försäkringsbolag": COMPANY,
    "Handelsbolag, kommanditbolag": COMPANY,
    "Utländska juridiska personer": COMPANY,
    "Ekonomiska föreningar": ASSOCIATION,
    "Ideella föreningar": ASSOCIATION,
    "Övriga stiftelser och fonder": ASSOCIATION,
    "Registrerade trossamfund": ASSOCIATION,
}
"""Legal persons that one buys from. Sole traders are people and can't be told apart; rows without
a form may be theirs. Municipalities, regions and the state have registers of their own."""

SUPPLIER, FORM = "Namn för leverantör", "Juridisk form för leverantör"


class Suppliers(RegisterKind):
    name = "suppliers"
    label = _("Leverantörer (upphandlingsstatistik)")
    origin = "uhm"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("name", _("Namn"), (SUPPLIER,), required=True, filled=True, parse=parsing.line(200)),
        Field("form", _("Juridisk form"), (FORM,), required=True),
        Field("summary", _("I en mening"), ("summary",)),
        Field("text", _("Text"), ("text",), parse=parsing.prose()),
        Field("size", _("Storlek"), ("size",)),
    )

    made = ("summary", "text", "size")

    def gather(self, rows: Iterator[Row]) -> Iterator[Row]:
        """One row for each supplier. Half of what is said about it is what it has sold."""
        sold: dict[str, Sold] = defaultdict(Sold)
        for row in rows:
            if row.cells.get(FORM) in FORMS and (key := key_of(row.cells.get(SUPPLIER, ""))):
                sold[key].add(row)
            else:
                self.omitted += 1
        titles = telling(sold.values())
        for each in sold.values():
            yield Row(each.first_row, profile_of(each, titles))

    def complete(self, item: Item) -> None:
        item.values["type"] = FORMS[item.values.pop("form")]
        item.external_id = key_of(item.values["name"])[:200]


register(Suppliers)
