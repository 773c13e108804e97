"""What the columns of the spreadsheet are called, and what stands in them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import Column, ExportKind, attribute
from sprang.foundation.imports import Field, parsing
from sprang.foundation.imports.kinds import Text

from ..enums import Weight
from ..models import Requirement

NUMBER, VERSION = "nr", "version"
WEIGHTS = {Weight.MUST: ("skall", "krav"), Weight.SHOULD: ("bor", "önskemål")}
NAMES = {each.value: each.label for each in WEIGHTS}
WIDTHS = {"what": 48, "measure": 24, "how_measured": 32}
EXAMPLES: dict[str, Text] = {
    "what": _("Nyckeln finns på plats när passet börjar"),
    "measure": _("Andel pass som börjar i tid"),
    "unit": _("procent"),
    "today": "70",
    "target": "98",
    "how_measured": _("Nyckelskåpets logg, en månad i taget"),
    "weight": Weight.MUST.label,
}

ALIASES = {
    "what": ("krav", "requirement", "vad"),
    "target": ("målvärde", "goal"),
    "how_measured": ("mätmetod", "verifiering", "så verifieras det", "verification"),
    "measure": ("mätetal", "metric"),
    "today": ("nuläge", "idag", "baseline"),
}


def field_of(name: str) -> Any:
    return Requirement._meta.get_field(name)


def label_of(name: str) -> Any:
    """As the form of a need says it."""
    return field_of(name).verbose_name


def _weight(row: Requirement) -> str:
    return str(Weight(row.weight).label)


def _column(name: str) -> Column:
    if name == "weight":
        return Column(name, label_of(name), _weight)
    return Column(name, label_of(name), attribute(name, "").value, WIDTHS.get(name, 12))


def _field(name: str) -> Field:
    if name == "weight":
        parse = parsing.one_of(WEIGHTS, NAMES)
        return Field(name, label_of(name), ("ska/bör", "ska eller bör"), parse=parse, empty="ska")
    is_asked = not field_of(name).blank
    return Field(
        name,
        label_of(name),
        ALIASES.get(name, ()),
        required=is_asked,
        filled=is_asked,
        example=EXAMPLES.get(name, ""),
        parse=parsing.line(field_of(name).max_length),
    )


KIND = ExportKind(
    "requirements",
    _("Krav"),
    (
        Column(NUMBER, _("Nr"), lambda row: row.position, 8),
        *map(_column, Requirement.WORDS),
        Column(VERSION, _("Version"), lambda row: row.need.version, 9),
    ),
    is_filled_in=True,
)
FIELDS = (
    Field(NUMBER, _("Nr"), ("nummer", "no", "number", "krav nr"), parse=parsing.line(60)),
    *map(_field, Requirement.WORDS),
    Field(VERSION, _("Version"), parse=parsing.line(60)),
)
