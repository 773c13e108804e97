"""What one's own answers look like to programs."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sprang.foundation.api.paging import PageOut
from sprang.foundation.api.shapes import Input

from ..enums import Outcome
from ..models import Answer
from .writing_shapes import Answerer


class OrganisationNameOut(Schema):
    uid: UUID
    name: str


class CallAnswerOut(Schema):
    """One's own: `content` is the draft, `sent` what counts."""

    uid: UUID
    platform: str
    reference: str
    organisation: OrganisationNameOut
    content: dict[str, Any]
    sent: dict[str, Any] | None
    sent_at: datetime | None
    changed_at: datetime
    outcome: Outcome | Literal[""]
    reason: str

    @staticmethod
    def resolve_platform(answer: Answer) -> str:
        return answer.call.platform.slug

    @staticmethod
    def resolve_reference(answer: Answer) -> str:
        return answer.call.reference


class CallAnswerPageOut(PageOut):
    items: list[CallAnswerOut]


Value = Annotated[str, Field(max_length=10_000)] | bool | Annotated[float, Field(ge=-1e15, le=1e15)]


class CallAnswerIn(Input):
    """`content` by the uid of each part of the form; those left out stay as they are."""

    organisation: UUID
    content: dict[Annotated[str, Field(max_length=36)], Value | None]


class HouseIn(Input):
    organisation: UUID


class JoinIn(Input):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    number: Annotated[str, Field(min_length=1, max_length=20)]
    type: Answerer
