"""Words for what is in the API, in the caller's language: most are the tables' own labels."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from . import (
    call_fields,
    introduction_fields,
    organisation_fields,
    partner_fields,
    room_fields,
    told_fields,
)
from .fields import CHOICES, FIELDS, OTHERS, Text
from .tables import ENUMS, TABLES

SHAPES = (
    call_fields.SHAPES
    | told_fields.SHAPES
    | partner_fields.SHAPES
    | introduction_fields.SHAPES
    | room_fields.SHAPES
    | organisation_fields.SHAPES
)

SHORT: dict[str, Text] = {
    "needs": _("Behov"),
    "solutions": _("Lösningar"),
    "organisations": _("Organisationer"),
    "calls": _("Utlysningar"),
    "partnerships": _("Partnerskap"),
    "introductions": _("Presentationer"),
    "submissions": _("Inkommet"),
    "rooms": _("Rum"),
    "dialogue": _("Samtal och nytt"),
    "matching": _("Sökning och träffar"),
    "views": _("Sparade vyer"),
    "platforms": _("Plattformar"),
    "me": _("Du"),
}

TAGS: dict[str, Text] = {
    "needs": _("Vad som skaver, för vem och hur det borde vara."),
    "solutions": _("Vad som fungerar någonstans, berättat så att andra kan ta efter."),
    "organisations": _("Kommuner, myndigheter, företag och andra."),
    "partnerships": _("Avtal, kontakter och bidrag. För dem som leder och partnerns egna."),
    "introductions": _("Behov och organisationer som hubben presenterar för varandra."),
    "submissions": _("Vad invånare har berättat utan konto. Bara för dem som leder."),
    "calls": _("Skriv, publicera, svara på, bedöm och avsluta utlysningar."),
    "rooms": _("Rum som du är med i, och vad som ska göras där."),
    "dialogue": _("Vad som sägs om något, vem som stöder och följer, och vad som är nytt."),
    "matching": _("Vad som hör ihop med ett ord, en text eller ett behov, och varför."),
    "views": _("Listor så som du har filtrerat dem och vill hitta dem igen."),
    "platforms": _("En för varje stad."),
    "me": _("Så som nyckeln ser dig."),
}


def of(field: str, table: type[Model] | None = None) -> str:
    """What the API itself says of a field, else the table's label."""
    if field in CHOICES:
        return valued(CHOICES[field])
    if field in FIELDS:
        return str(FIELDS[field])
    known = {each.name: each for each in table._meta.fields} if table else {}
    return str(known[field].verbose_name) if field in known else str(OTHERS.get(field, ""))


def valued(choices: Iterable[tuple[Any, Any]]) -> str:
    """Each value with its label."""
    return "; ".join(f"{value}: {label}" for value, label in choices)


def explain(schemas: dict[str, Any]) -> None:
    """Give the enums their labels and the fields their words."""
    for choices in ENUMS:
        if choices.__name__ in schemas:
            schemas[choices.__name__]["description"] = valued(choices.choices)
    for name, schema in schemas.items():
        table = next((model for start, model in TABLES if name.startswith(start)), None)
        for field, properties in schema.get("properties", {}).items():
            if said := str(SHAPES.get(name, {}).get(field, "")) or of(field, table):
                properties["description"] = said
