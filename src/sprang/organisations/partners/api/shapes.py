"""What a partnership looks like in the API. Only those who lead and the partner's own see it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sprang.foundation.api.paging import PageOut, Paging
from sprang.foundation.api.shapes import Input, left_out

from ...models import Partnership
from ..enums import AgreementKind, AgreementState, ContributionKind, Side
from ..models import Agreement, Contact

Day = Annotated[date, Field(ge=date(1950, 1, 1), le=date(2199, 12, 31))]
Number = Annotated[str, Field(max_length=60)]
Says = Annotated[str, Field(max_length=400)]
Days = Annotated[int, Field(ge=0, le=730)]


class PartnershipQuery(Paging):
    platform: str = Field("", max_length=39)


class PartnershipOut(Schema):
    platform: str = Field(alias="platform.slug")
    organisation: UUID = Field(alias="organisation.uid")
    name: str = Field(alias="organisation.name")
    since: date
    ended_on: date | None
    themes: list[str]


class PartnershipPageOut(PageOut):
    items: list[PartnershipOut]


class AgreementOut(Schema):
    uid: UUID
    type: AgreementKind
    state: AgreementState
    number: str
    says: str
    starts_on: date
    ends_on: date | None
    remind_days: int | None


class ContactOut(Schema):
    uid: UUID
    side: Side
    name: str
    role: str
    email: str

    @staticmethod
    def resolve_name(contact: Contact) -> str:
        return contact.shown_name

    @staticmethod
    def resolve_email(contact: Contact) -> str:
        return contact.shown_email


class ContributionOut(Schema):
    uid: UUID
    side: Side
    kind: ContributionKind
    what: str
    amount: Decimal | None
    unit: str
    due_on: date | None
    made_on: date | None


class PartnershipDetailOut(PartnershipOut):
    agreements: list[AgreementOut]
    contacts: list[ContactOut]
    contributions: list[ContributionOut]

    @staticmethod
    def resolve_agreements(partnership: Partnership) -> list[Agreement]:
        return list(partnership.agreements.all())

    @staticmethod
    def resolve_contacts(partnership: Partnership) -> list[Contact]:
        return list(partnership.contacts.standing().select_related("user"))

    @staticmethod
    def resolve_contributions(partnership: Partnership) -> list[Any]:
        return list(partnership.contributions.all())


class AgreementIn(Input):
    type: AgreementKind
    starts_on: Day
    ends_on: Day | None = None
    number: Number = ""
    says: Says = ""
    remind_days: Days | None = 90


class AgreementEditIn(Input):
    type: AgreementKind = left_out()
    starts_on: Day = left_out()
    ends_on: Day | None = None
    number: Number = left_out()
    says: Says = left_out()
    remind_days: Days | None = None


class ContributionIn(Input):
    side: Side
    kind: ContributionKind
    what: Annotated[str, Field(min_length=1, max_length=200)]
    amount: Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)] | None = None
    unit: Annotated[str, Field(max_length=40)] = ""
    due_on: Day | None = None
    made_on: Day | None = None
