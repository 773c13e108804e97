"""What calls and answers look like in the API. Lengths are those of the tables."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sprang.foundation.api.lists import ListQuery
from sprang.foundation.api.paging import PageOut
from sprang.foundation.api.shapes import RecordOut, request_of
from sprang.foundation.models import User
from sprang.needs.models import Need
from sprang.organisations.enums import OrganisationKind

from ..enums import BlockKind, CallStatus
from ..models import Block, Call, Question
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
    test_bed_en: str
    contract_en: str
    money_en: str
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
