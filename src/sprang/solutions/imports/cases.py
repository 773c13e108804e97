"""The European Commission's collection of innovative public services (JRC), as solutions."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import Visibility
from sprang.foundation.imports import Field, RecordKind, parsing, register
from sprang.foundation.imports.cleaning import cut, one_line
from sprang.foundation.imports.parsing import Unfit

from ..actions import register_solution
from ..models import Solution
from .cells import since, status, website


def forgiving(parse: parsing.Parse) -> parsing.Parse:
    """Side information of somebody else's data: what can't be used is left out, not refused."""

    def read(cell: str) -> Any:
        try:
            return parse(cell)
        except Unfit:
            return ""

    return read


FACTS = {
    "lead": "Led by",
    "country": "Country",
    "extent": "Extent",
    "sector": "Sector",
    "area": "Area",
    "technology": "Technology",
    "use": "Used for",
    "uptake": "Taken up by others",
}
"""Facts that a solution has no field for close the text, in the language of the cases."""


class Cases(RecordKind):
    name = "jrc-cases"
    label = _("Europeiska fall (JRC)")
    model = Solution
    born = "registered"
    origin = "jrc-cases"
    visibility = Visibility.NETWORK
    fields: ClassVar[tuple[Field, ...]] = (
        Field("id", _("Id"), required=True, filled=True),
        Field(
            "title", _("Rubrik"), ("name",), required=True, filled=True, parse=parsing.line(2000)
        ),
        Field(
            "text", _("Text"), ("description",), required=True, filled=True, parse=parsing.prose()
        ),
        Field("status", _("Läge"), required=True, parse=status, empty=None),
        Field("website", _("Webbplats"), ("url",), parse=forgiving(website)),
        Field("in_use_since", _("Början"), ("start_date",), parse=forgiving(since)),
        Field("lead", _("Ansvarig"), ("lead_organisation_name",), parse=one_line),
        Field("country", _("Land"), ("geocoverage",)),
        Field("extent", _("Omfång"), ("geoextent",)),
        Field("sector", _("Område"), ("primary_sector",)),
        Field("area", _("Delområde"), ("secondary_sector",)),
        Field("technology", _("Teknik"), ("technology",)),
        Field("use", _("Användning"), ("type",)),
        Field("uptake", _("Tagits upp av andra"), ("uptake",)),
    )

    def write(self, values: dict[str, Any]) -> None:
        facts = {name: values.pop(name, "") for name in FACTS}
        values["summary"] = cut(led_from(facts["lead"], facts["country"]), 400)
        lines = [f"{FACTS[name]}: {fact.rstrip('.')}." for name, fact in facts.items() if fact]
        values["text"] = "\n\n".join(filter(None, (values["text"], "\n".join(lines))))

    def create(self, values: dict[str, Any]) -> Solution:
        return register_solution(platform=self.city, by=self.by, language="en", **values)


def led_from(lead: str, country: str) -> str:
    """ "City of Amsterdam", "Netherlands" -> "City of Amsterdam, Netherlands"."""
    return lead if country in lead and lead else ", ".join(filter(None, (lead, country)))


register(Cases)
