"""What a need looks like in the API. Lengths are those of the tables; a test compares them."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sprang.foundation.api.lists import ListQuery
from sprang.foundation.api.paging import PageOut
from sprang.foundation.api.shapes import (
    Chosen,
    Goal,
    Goals,
    Input,
    Language,
    RecordOut,
    Themes,
    TieOut,
    Version,
    left_out,
    request_of,
)
from sprang.foundation.links import Tied, tied_to
from sprang.foundation.models import User

from ..enums import NeedStatus, Weight
from ..merged import goes_on_as
from ..models import Need, Requirement
from ..workflow import NEED

Title = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Affected = Annotated[str, Field(max_length=300)]
Frequency = Annotated[str, Field(max_length=200)]
HowMany = Annotated[str, Field(max_length=200)]
Tried = Annotated[str, Field(max_length=600)]
Sentence = Annotated[str, Field(max_length=400)]


class NeedQuery(ListQuery):
    status: NeedStatus | None = None
    goal: Goal | None = None


class NeedOut(RecordOut):
    status: NeedStatus
    affected: str
    how_many: str
    frequency: str
    consequence: str
    wanted_effect: str
    limits: str
    tried: str
    goals: list[str]
    closed_reason: str
    source: str


class NeedPageOut(PageOut):
    items: list[NeedOut]


class RequirementOut(Schema):
    what: str
    measure: str
    unit: str
    today: str
    target: str
    how_measured: str
    weight: Weight


class NeedDetailOut(NeedOut):
    requirements: list[RequirementOut]
    ties: list[TieOut]
    merged_into: str
    actions: list[str]

    @staticmethod
    def resolve_ties(need: Need, context: dict[str, Any]) -> list[Tied]:
        return tied_to(need, request_of(context).user)

    @staticmethod
    def resolve_merged_into(need: Need, context: dict[str, Any]) -> str:
        """A need of the same city."""
        kept = goes_on_as(need, request_of(context).user)
        return kept.reference if kept else ""

    @staticmethod
    def resolve_actions(need: Need, context: dict[str, Any]) -> list[str]:
        user = request_of(context).user
        steps = NEED.allowed(need, user) if isinstance(user, User) else []
        return [step.verb for step in steps]


class NeedWords(Input):
    affected: Affected = ""
    how_many: HowMany = ""
    frequency: Frequency = ""
    consequence: Sentence = ""
    wanted_effect: Sentence = ""
    limits: Sentence = ""
    tried: Tried = ""
    themes: Themes = []
    goals: Goals = []


class NeedIn(NeedWords):
    platform: Annotated[str, Field(max_length=39)]
    text: Text
    title: Title = ""
    scope: UUID | None = None
    visibility: Chosen = "internal"
    language: Language = ""


class NeedEditIn(NeedWords):
    version: Version
    title: Annotated[Title, Field(min_length=1)] = Field(default_factory=left_out)
    text: Text = Field(default_factory=left_out)
    scope: UUID = Field(default_factory=left_out)


class RequirementIn(Input):
    what: Annotated[str, Field(min_length=1, max_length=300)]
    target: Annotated[str, Field(min_length=1, max_length=60)]
    measure: Annotated[str, Field(max_length=120)] = ""
    unit: Annotated[str, Field(max_length=40)] = ""
    today: Annotated[str, Field(max_length=60)] = ""
    how_measured: Annotated[str, Field(max_length=200)] = ""
    weight: Weight = Weight.MUST


class RequirementsIn(Input):
    version: Version
    requirements: Annotated[list[RequirementIn], Field(max_length=Requirement.MOST)]
