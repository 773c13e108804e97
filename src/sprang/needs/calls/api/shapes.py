"""What calls and answers look like in the API. Lengths are those of the tables."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from sprang.foundation.api.lists import ListQuery
from sprang.foundation.api.paging import PageOut
from sprang.foundation.api.shapes import Input, RecordOut, Version, request_of
from sprang.foundation.models import User
from sprang.needs.models import Need
from sprang.organisations.enums import OrganisationKind

from ..enums import BlockKind, CallStatus, Outcome, TeamRole
from ..models import Answer, Block, Call, Question
from ..queries import questions_of
from ..workflow import CALL

Offer = Annotated[str, Field(max_length=600)]
Title = Annotated[str, Field(max_length=200)]
Long = Annotated[str, Field(max_length=20_000)]
Reason = Annotated[str, Field(max_length=2000)]
Answerer = Literal["company", "startup", "university", "association", "municipal_company"]


class CallQuery(ListQuery):
    status: CallStatus | None = None


class CallOut(RecordOut):
    status: CallStatus
    title_en: str
    text_en: str
    test_bed: str
    contract: str
    money: str
    amount: int | None
    answerers: list[OrganisationKind]
    only_partners: bool
    opens_at: datetime | None
    closes_at: datetime
    ended_reason: str


class CallPageOut(PageOut):
    items: list[CallOut]


class BlockOut(Schema):
    uid: UUID
    kind: BlockKind
    label: str
    label_en: str
    help: str
    options: list[str]
    is_required: bool


class CriterionOut(Schema):
    uid: UUID
    name: str
    name_en: str
    weight: int


class QuestionOut(Schema):
    uid: UUID
    text: str
    answer: str
    answered_at: datetime | None


class NeedNameOut(Schema):
    platform: str
    reference: str
    title: str

    @staticmethod
    def resolve_platform(need: Need) -> str:
        return need.platform.slug


class CallDetailOut(CallOut):
    needs: list[NeedNameOut]
    form: list[BlockOut]
    criteria: list[CriterionOut]
    questions: list[QuestionOut]
    actions: list[str]

    @staticmethod
    def resolve_needs(call: Call, context: dict[str, Any]) -> list[Need]:
        seen = Need.objects.visible_to(request_of(context).user).filter(calls=call)
        return list(seen.select_related("platform").order_by("pk"))

    @staticmethod
    def resolve_form(call: Call) -> list[Block]:
        return list(call.blocks.all())

    @staticmethod
    def resolve_criteria(call: Call) -> list[Any]:
        return list(call.criteria.all())

    @staticmethod
    def resolve_questions(call: Call, context: dict[str, Any]) -> list[Question]:
        return list(questions_of(call, request_of(context).user, in_team=False))

    @staticmethod
    def resolve_actions(call: Call, context: dict[str, Any]) -> list[str]:
        user = request_of(context).user
        steps = CALL.allowed(call, user) if isinstance(user, User) else []
        return [step.verb for step in steps]


class Pointer(Input):
    platform: Annotated[str, Field(max_length=39)]
    reference: Annotated[str, Field(max_length=16)]


class BlockIn(Input):
    kind: BlockKind
    label: Annotated[str, Field(min_length=1, max_length=200)]
    label_en: Title = ""
    help: Annotated[str, Field(max_length=300)] = ""
    choices: Offer = ""
    """What there is to choose among, with semicolons between."""
    is_required: bool = True


class CriterionIn(Input):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    name_en: Title = ""
    weight: Annotated[int, Field(ge=1, le=100)]


class FormIn(Input):
    version: Version
    form: Annotated[list[BlockIn], Field(max_length=40)]
    criteria: Annotated[list[CriterionIn], Field(max_length=12)]


class CallIn(Input):
    platform: Annotated[str, Field(max_length=39)]
    title: Annotated[str, Field(min_length=1, max_length=200)]
    text: Long = ""
    title_en: Title = ""
    text_en: Long = ""
    test_bed: Offer = ""
    contract: Offer = ""
    money: Offer = ""
    amount: Annotated[int, Field(ge=0, lt=10**12)] | None = None
    answerers: Annotated[list[Answerer], Field(min_length=1, max_length=5)]
    only_partners: bool = False
    reach: Literal["network", "public"] = "public"
    opens_at: AwareDatetime | None = None
    closes_at: AwareDatetime
    needs: Annotated[list[Pointer], Field(max_length=20)] = []


class SeenIn(Input):
    version: Version | None = None


class EndIn(Input):
    version: Version | None = None
    reason: Annotated[str, Field(min_length=1, max_length=2000)]


class AskIn(Input):
    text: Annotated[str, Field(min_length=1, max_length=2000)]


class OrganisationNameOut(Schema):
    uid: UUID
    name: str


class AnswerOut(Schema):
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


class AnswerPageOut(PageOut):
    items: list[AnswerOut]


Value = Annotated[str, Field(max_length=10_000)] | bool | Annotated[float, Field(ge=-1e15, le=1e15)]


class AnswerIn(Input):
    """`content` by the uid of each part of the form; those left out stay as they are."""

    organisation: UUID
    content: dict[Annotated[str, Field(max_length=36)], Value | None]


class HouseIn(Input):
    organisation: UUID


class JoinIn(Input):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    number: Annotated[str, Field(min_length=1, max_length=20)]
    type: Answerer


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
