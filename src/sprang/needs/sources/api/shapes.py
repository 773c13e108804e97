"""What something that has come in looks like in the API. Only those who lead get to see it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sprang.foundation.api.paging import PageOut, Paging
from sprang.foundation.api.shapes import Chosen, Input
from sprang.needs.api.shapes import Affected, Text, Title

from ..enums import Reason, State
from ..models import Submission


class SubmissionQuery(Paging):
    platform: str = Field("", max_length=39)
    state: State | None = None


class SubmissionOut(Schema):
    uid: UUID
    platform: str = Field(alias="platform.slug")
    state: State
    text: str
    affected: str
    name: str
    email: str
    signs: list[str]
    created_at: datetime
    confirmed_at: datetime | None
    decided_at: datetime | None
    reason: str
    words: str
    need: str

    @staticmethod
    def resolve_need(submission: Submission) -> str:
        return submission.need.reference if submission.need else ""


class SubmissionPageOut(PageOut):
    items: list[SubmissionOut]


class TakingIn(Input):
    text: Text
    title: Title = ""
    affected: Affected = ""
    scope: UUID | None = None
    visibility: Chosen = "internal"


class DecliningIn(Input):
    reason: Reason
    words: Annotated[str, Field(max_length=2000)] = ""
