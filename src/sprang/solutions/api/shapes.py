"""What a solution looks like in the API. Lengths are those of the tables; a test compares them."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import AfterValidator, Field, PlainSerializer, model_validator

from sprang.foundation.api.lists import ListQuery
from sprang.foundation.api.paging import PageOut
from sprang.foundation.api.shapes import (
    Chosen,
    Input,
    Language,
    RecordOut,
    SharingIn,
    Themes,
    TieOut,
    Version,
    WebAddress,
    left_out,
    request_of,
)
from sprang.foundation.links import Tied, tied_to
from sprang.foundation.models import User
from sprang.organisations.models import Organisation

from ..enums import Novelty, SolutionStatus
from ..models import SINCE, Solution
from ..naming import municipality_code
from ..workflow import SOLUTION

Number = Annotated[Decimal, PlainSerializer(float, return_type=float)]
Measured = Annotated[Decimal, Field(max_digits=14, decimal_places=3)]
Month = Annotated[str, Field(pattern=f"^$|{SINCE}")]
MunicipalityCode = Annotated[str, Field(pattern="^[0-9]{4}$"), AfterValidator(municipality_code)]
Step = Literal["test", "introduce", "retire", "withdraw", "restore"]


class SolutionQuery(ListQuery):
    status: SolutionStatus | None = None


class ProviderOut(Schema):
    uid: UUID
    name: str


class SolutionOut(RecordOut):
    status: SolutionStatus
    provider: ProviderOut | None
    in_use_since: str
    effect: str
    effect_before: Number | None
    effect_after: Number | None
    effect_unit: str
    novelty: Novelty
    copied_from: str
    adopted_by: list[str]
    website: str

    @staticmethod
    def resolve_provider(solution: Solution) -> Organisation | None:
        return solution.listed_provider


class SolutionPageOut(PageOut):
    items: list[SolutionOut]


class SolutionDetailOut(SolutionOut):
    ties: list[TieOut]
    actions: list[str]

    @staticmethod
    def resolve_ties(solution: Solution, context: dict[str, Any]) -> list[Tied]:
        return tied_to(solution, request_of(context).user)

    @staticmethod
    def resolve_actions(solution: Solution, context: dict[str, Any]) -> list[str]:
        user = request_of(context).user
        steps = SOLUTION.allowed(solution, user) if isinstance(user, User) else []
        return [step.verb for step in steps]


class NeedNamedIn(Input):
    platform: Annotated[str, Field(max_length=39)]
    reference: Annotated[str, Field(max_length=16)]


class SolutionWords(Input):
    summary: Annotated[str, Field(max_length=400)] = ""
    themes: Themes = []
    provider: UUID | None = None
    in_use_since: Month = ""
    effect: Annotated[str, Field(max_length=300)] = ""
    effect_before: Measured | None = None
    effect_after: Measured | None = None
    effect_unit: Annotated[str, Field(max_length=40)] = ""
    novelty: Novelty = Novelty.UNKNOWN
    copied_from: Annotated[str, Field(max_length=120)] = ""
    adopted_by: Annotated[list[MunicipalityCode], Field(max_length=290)] = []
    website: WebAddress = ""
    answers: Annotated[list[NeedNamedIn], Field(max_length=50)] = []

    @model_validator(mode="after")
    def effect_has_both_ends(self) -> Self:
        sent = self.model_fields_set & {"effect_before", "effect_after"}
        if len(sent) == 1 or (self.effect_before is None) != (self.effect_after is None):
            raise ValueError(_("Skriv effekten både före och efter, eller ingendera."))
        return self


class SolutionIn(SolutionWords):
    platform: Annotated[str, Field(max_length=39)]
    title: Annotated[str, Field(min_length=1, max_length=200)]
    text: Annotated[str, Field(min_length=1, max_length=20_000)]
    scope: UUID | None = None
    visibility: Chosen = "internal"
    status: Literal["idea", "tested", "in_use"] = "in_use"
    language: Annotated[Language, Field(min_length=2)] = "sv"


class SolutionEditIn(SolutionWords):
    version: Version
    title: Annotated[str, Field(min_length=1, max_length=200)] = Field(default_factory=left_out)
    text: Annotated[str, Field(min_length=1, max_length=20_000)] = Field(default_factory=left_out)


class StepIn(Input):
    step: Step
    version: Version | None = None


class SolutionSharingIn(SharingIn):
    version: Version | None = None
