"""Words for what is in the API, in the caller's language: most are the tables' own labels."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, TextChoices
from django.utils.translation import gettext_lazy as _

from sprang.dialogue.enums import CommentKind, How
from sprang.foundation.enums import Role, ScopeKind, Visibility
from sprang.foundation.models import Platform, Token
from sprang.needs.calls.enums import BlockKind, CallStatus, Outcome, TeamRole
from sprang.needs.calls.models import Block, Call, Criterion
from sprang.needs.enums import NeedStatus, Origin, Road, Source, Verdict, Weight
from sprang.needs.introductions.enums import IntroductionResult, IntroductionState, Party
from sprang.needs.introductions.models import Introduction, MeetingTime
from sprang.needs.models import Joining, Need, PriorArt, Requirement, RoadChoice
from sprang.needs.sources.enums import Reason, State
from sprang.needs.sources.models import Submission
from sprang.organisations.enums import OrganisationKind, Size
from sprang.organisations.models import Organisation, Partnership
from sprang.organisations.partners.enums import (
    AgreementKind,
    AgreementState,
    ContributionKind,
    Side,
)
from sprang.organisations.partners.models import Agreement, Contact, Contribution
from sprang.solutions.enums import Novelty, SolutionStatus
from sprang.solutions.models import Solution

from . import call_fields, introduction_fields, partner_fields, told_fields
from .fields import CHOICES, FIELDS, OTHERS, Text

SHAPES = (
    call_fields.SHAPES | told_fields.SHAPES | partner_fields.SHAPES | introduction_fields.SHAPES
)

SHORT: dict[str, Text] = {
    "needs": _("Behov"),
    "solutions": _("Lösningar"),
    "organisations": _("Organisationer"),
    "calls": _("Utlysningar"),
    "partnerships": _("Partnerskap"),
    "introductions": _("Presentationer"),
    "submissions": _("Inkommet"),
    "dialogue": _("Samtal och nytt"),
    "matching": _("Sökning och träffar"),
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
    "dialogue": _("Vad som sägs om något, vem som stöder och följer, och vad som är nytt."),
    "matching": _("Vad som hör ihop med ett ord, en text eller ett behov, och varför."),
    "platforms": _("En för varje stad."),
    "me": _("Så som nyckeln ser dig."),
}

ENUMS: tuple[type[TextChoices], ...] = (
    AgreementKind,
    AgreementState,
    ContributionKind,
    Side,
    BlockKind,
    CallStatus,
    CommentKind,
    How,
    IntroductionResult,
    IntroductionState,
    NeedStatus,
    Novelty,
    OrganisationKind,
    Origin,
    Outcome,
    Party,
    Reason,
    Road,
    Role,
    ScopeKind,
    Size,
    SolutionStatus,
    Source,
    State,
    TeamRole,
    Token.Scope,
    Verdict,
    Visibility,
    Weight,
)

TABLES: tuple[tuple[str, type[Model]], ...] = (
    ("Need", Need),
    ("Requirement", Requirement),
    ("Joining", Joining),
    ("Looked", PriorArt),
    ("Road", RoadChoice),
    ("Submission", Submission),
    ("Call", Call),
    ("Block", Block),
    ("Criterion", Criterion),
    ("Solution", Solution),
    ("Organisation", Organisation),
    ("Introduction", Introduction),
    ("MeetingTime", MeetingTime),
    ("Partnership", Partnership),
    ("Agreement", Agreement),
    ("Contact", Contact),
    ("Contribution", Contribution),
    ("Platform", Platform),
    ("Token", Token),
)
"""The beginning of a shape's name -> the table whose labels explain its fields."""


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
