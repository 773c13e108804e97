"""What an introduction looks like in the API. Only the two sides and the hub see it; what a side
has said is read by that side and by the hub, never by the other."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from sprang.foundation.api.paging import PageOut, Paging
from sprang.foundation.api.shapes import Input

from ..enums import IntroductionResult, IntroductionState, Party
from ..models import Introduction
from ..standing import Said, Time

Purpose = Annotated[str, Field(min_length=1, max_length=2000)]
Words = Annotated[str, Field(max_length=1000)]
Minutes = Annotated[int, Field(ge=5, le=480)]
Place = Annotated[str, Field(max_length=300)]


class IntroductionQuery(Paging):
    platform: str = Field("", max_length=39)
    state: IntroductionState | None = None


class IntroductionOut(Schema):
    uid: UUID
    platform: str = Field(alias="platform.slug")
    need: str = Field(alias="need.reference")
    title: str = Field(alias="need.title")
    organisation: UUID = Field(alias="organisation.uid")
    organisation_name: str = Field(alias="organisation.name")
    purpose: str
    state: IntroductionState
    led_on: bool | None
    made_at: datetime
    settled_at: datetime | None
    asked_at: datetime | None

    @staticmethod
    def resolve_led_on(introduction: Introduction) -> bool | None:
        """Of rows `with_results`; None where nobody has told."""
        has_ended = getattr(introduction, "has_ended", False)
        return bool(getattr(introduction, "led_on", False)) if has_ended else None


class IntroductionPageOut(PageOut):
    items: list[IntroductionOut]


class SideOut(Schema):
    """What one side, or the hub, has said so far."""

    party: Party
    says_yes: bool | None
    reason: str
    outcome: IntroductionResult | None
    words: str

    @staticmethod
    def resolve_says_yes(said: Said) -> bool | None:
        return said.answer.says_yes if said.answer else None

    @staticmethod
    def resolve_reason(said: Said) -> str:
        return said.answer.reason if said.answer else ""

    @staticmethod
    def resolve_outcome(said: Said) -> str | None:
        return said.outcome.outcome if said.outcome else None

    @staticmethod
    def resolve_words(said: Said) -> str:
        return said.outcome.words if said.outcome else ""


class MeetingTimeOut(Schema):
    uid: UUID = Field(alias="time.uid")
    starts_at: datetime = Field(alias="time.starts_at")
    minutes: int = Field(alias="time.minutes")
    place: str = Field(alias="time.place")
    by_us: bool
    may_choose: bool
    may_drop: bool
    is_chosen: bool

    @staticmethod
    def resolve_is_chosen(time: Time) -> bool:
        return time.time.chosen_at is not None


class PersonOut(Schema):
    name: str
    email: str


class ContactSideOut(Schema):
    name: str = Field(alias="label")
    people: list[PersonOut]


class IntroductionDetailOut(IntroductionOut):
    """As the caller stands in it."""

    party: Party
    step: str
    said: list[SideOut]
    times: list[MeetingTimeOut]
    contacts: list[ContactSideOut]


class IntroduceIn(Input):
    organisation: UUID
    purpose: Purpose


class IntroductionAnswerIn(Input):
    says_yes: bool
    reason: Words = ""


class MeetingTimeIn(Input):
    starts_at: AwareDatetime
    minutes: Minutes = 30
    place: Place = ""


class OutcomeTellingIn(Input):
    outcome: IntroductionResult
    words: Words = ""
