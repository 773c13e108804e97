"""What those who judge give and get."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sprang.foundation.api.shapes import Input

from ..enums import Outcome, TeamRole

Reason = Annotated[str, Field(max_length=2000)]


class DeclaredIn(Input):
    answer: UUID
    conflict: bool


class InterestsIn(Input):
    interests: Annotated[list[DeclaredIn], Field(min_length=1, max_length=500)]


class ScoreIn(Input):
    points: dict[Annotated[str, Field(max_length=36)], Annotated[int, Field(ge=0, le=5)]]
    note: Annotated[str, Field(max_length=4000)] = ""


class PanelMemberOut(Schema):
    name: str
    role: TeamRole
    total: float | None


class JudgedOut(Schema):
    """Totals are out of five, and null until all have scored."""

    uid: UUID
    organisation: str
    sent: dict[str, Any]
    total: float | None
    low: float | None
    high: float | None
    deviation: float | None
    outcome: Outcome | Literal[""]
    given: list[PanelMemberOut]


class PanelOut(Schema):
    all_have_scored: bool
    items: list[JudgedOut]


class OutcomeIn(Input):
    answers: Annotated[list[UUID], Field(min_length=1, max_length=500)]
    outcome: Outcome
    reason: Reason = ""


class ToldOut(Schema):
    told: int
