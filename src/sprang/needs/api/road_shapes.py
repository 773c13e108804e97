"""What the road of a need looks like in the API."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sprang.foundation.api.shapes import Input, ScopeOut, Version

from ..enums import Origin, Road, Verdict
from ..models import Joining, PriorArt

Sentence = Annotated[str, Field(max_length=600)]


class LookedOut(Schema):
    uid: UUID
    name: str
    reference: str
    website: str
    origin: Origin
    verdict: Verdict
    because: str
    at: datetime

    @staticmethod
    def resolve_reference(found: PriorArt) -> str:
        return found.record.reference if found.record else ""


class RoadChoiceOut(Schema):
    uid: UUID
    road: Road
    proposed: str
    reasons: str
    decided_by: str
    decided_on: date
    registration_number: str
    look_again: date | None


class JoiningOut(Schema):
    uid: UUID
    scope: ScopeOut
    words: str
    how_many: int | None
    is_owner: bool
    joined_at: datetime

    @staticmethod
    def resolve_is_owner(joining: Joining) -> bool:
        return joining.is_owner


class RoadOut(Schema):
    proposal: Road | None
    reasons: list[str]
    looked_at: list[LookedOut]
    choices: list[RoadChoiceOut]
    joinings: list[JoiningOut]


class LookedIn(Input):
    """One of `record` (a uid), `organisation` (a uid) and `title`."""

    record: UUID | None = None
    organisation: UUID | None = None
    title: Annotated[str, Field(max_length=200)] = ""
    website: Annotated[str, Field(max_length=500, pattern="^(https?://.*)?$")] = ""
    origin: Origin
    verdict: Verdict
    because: Annotated[Sentence, Field(min_length=1)]


class RoadIn(Input):
    version: Version | None = None
    road: Road
    reasons: Annotated[Sentence, Field(min_length=1)]
    decided_by: Annotated[str, Field(min_length=1, max_length=120)]
    decided_on: date | None = None
    registration_number: Annotated[str, Field(max_length=40)] = ""
    look_again: date | None = None


class JoiningIn(Input):
    """Without `scope` it is the first place that the caller speaks for."""

    scope: UUID | None = None
    words: Sentence = ""
    how_many: Annotated[int, Field(ge=0, le=2_147_483_647)] | None = None
