"""Words for what is in the API, in the caller's language: most are the tables' own labels."""

from typing import Any

from django.db.models import Model, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import Role, ScopeKind, Visibility
from sprang.foundation.models import Platform, Token
from sprang.needs.enums import NeedStatus, Weight
from sprang.needs.models import Need, Requirement
from sprang.organisations.enums import OrganisationKind, Size
from sprang.organisations.models import Organisation
from sprang.solutions.enums import Novelty, SolutionStatus
from sprang.solutions.models import Solution

Text = str | Promise

SHORT: dict[str, Text] = {
    "needs": _("Behov"),
    "solutions": _("Lösningar"),
    "organisations": _("Organisationer"),
    "matching": _("Sökning och träffar"),
    "platforms": _("Plattformar"),
    "me": _("Du"),
}

TAGS: dict[str, Text] = {
    "needs": _("Behov: vad som skaver, för vem och hur det borde vara."),
    "solutions": _("Lösningar: vad som fungerar någonstans, berättat så att andra kan ta efter."),
    "organisations": _("Organisationer: kommuner, myndigheter, företag och andra."),
    "matching": _("Sökning och träffar, med skälen till varje träff."),
    "platforms": _("Plattformar: en för varje stad."),
    "me": _("Du, så som nyckeln ser dig."),
}

ENUMS: tuple[type[TextChoices], ...] = (
    NeedStatus,
    Novelty,
    OrganisationKind,
    Role,
    ScopeKind,
    Size,
    SolutionStatus,
    Visibility,
    Weight,
)

TABLES: tuple[tuple[str, type[Model]], ...] = (
    ("Need", Need),
    ("Requirement", Requirement),
    ("Solution", Solution),
    ("Organisation", Organisation),
    ("Platform", Platform),
    ("Token", Token),
)
"""The beginning of a shape's name -> the table whose labels explain its fields."""

FIELDS: dict[str, Text] = {
    "actions": _("Vad du får göra med den nu."),
    "author": _("Vem som skrev. Utanför plattformen visas bara var."),
    "changed_at": _("När den senast ändrades."),
    "changed_since": _("Bara det som ändrats sedan dess, till exempel 2026-11-21T08:00:00Z."),
    "created_at": _("När den skrevs."),
    "cursor": _("Var sidan börjar. Finns i next från sidan före."),
    "items": _("Högst limit stycken, de senast ändrade först."),
    "kinds": _("Vilka slag som söks."),
    "language": _("Språkkod. Utelämnad avgörs den av texten."),
    "limit": _("Högst så många, 1–100."),
    "next": _("Adress till nästa sida. Null på den sista."),
    "page": _("Adress till sidan för människor."),
    "platform": _("Plattformens namn i adresser, till exempel boras."),
    "q": _("Ord som ska finnas med, alla."),
    "reason": _("Varför. Den som skrev behovet får läsa det."),
    "reference": _("Numret, till exempel B26-0142."),
    "requirements": _("Krav på en lösning, i ordning."),
    "scope": _("Enheten eller organisationen som den hör till."),
    "status": _("Läget."),
    "step": _("Steget som ska tas."),
    "theme": _("Ett område."),
    "ties": _("Vad den hänger ihop med, av det som du får se."),
    "type": _("Slag."),
    "uid": _("Evig beteckning."),
    "version": _("Versionen som du såg. Har någon ändrat sedan dess blir svaret 409."),
}


def of(field: str, table: type[Model] | None = None) -> str:
    """Empty where the name says it all."""
    if field in FIELDS:
        return str(FIELDS[field])
    known = {each.name: each for each in table._meta.fields} if table else {}
    return str(known[field].verbose_name) if field in known else ""


def explain(schemas: dict[str, Any]) -> None:
    """Give the enums their labels and the fields their words."""
    for choices in ENUMS:
        if choices.__name__ in schemas:
            labels = (f"{value}: {label}" for value, label in choices.choices)
            schemas[choices.__name__]["description"] = "; ".join(labels)
    for name, schema in schemas.items():
        table = next((model for start, model in TABLES if name.startswith(start)), None)
        for field, properties in schema.get("properties", {}).items():
            if said := of(field, table):
                properties["description"] = said
