"""Claims, and the people of an organisation, as programs give and get them."""

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from sprang.foundation.api.paging import PageOut, Paging
from sprang.foundation.api.shapes import Input
from sprang.foundation.models import Membership

from ..claims.enums import ClaimState
from ..claims.models import Claim

Line = Annotated[str, Field(max_length=200)]


class ClaimQuery(Paging):
    state: ClaimState | None = None


class ClaimOut(Schema):
    uid: UUID
    organisation: UUID
    organisation_name: str
    platform: str
    person: str
    email: str
    words: str
    state: ClaimState
    at: AwareDatetime
    decided_at: AwareDatetime | None
    reason: str

    @staticmethod
    def resolve_organisation(claim: Claim) -> UUID:
        return claim.organisation.uid

    @staticmethod
    def resolve_organisation_name(claim: Claim) -> str:
        return claim.organisation.name

    @staticmethod
    def resolve_platform(claim: Claim) -> str:
        return claim.platform.slug

    @staticmethod
    def resolve_person(claim: Claim) -> str:
        return str(claim.user)

    @staticmethod
    def resolve_email(claim: Claim) -> str:
        return claim.user.email


class ClaimPageOut(PageOut):
    items: list[ClaimOut]


class ClaimIn(Input):
    platform: Annotated[str, Field(max_length=39)]
    words: Annotated[str, Field(min_length=1, max_length=200)]


class ClaimAnswerIn(Input):
    let_in: bool
    with_domain: bool = False
    reason: Line = ""


class ColleagueOut(Schema):
    person: UUID
    name: str
    email: str
    may_end: bool

    @staticmethod
    def resolve_person(one: tuple[Membership, bool]) -> UUID:
        return one[0].user.uid

    @staticmethod
    def resolve_name(one: tuple[Membership, bool]) -> str:
        return str(one[0].user)

    @staticmethod
    def resolve_email(one: tuple[Membership, bool]) -> str:
        return one[0].user.email

    @staticmethod
    def resolve_may_end(one: tuple[Membership, bool]) -> bool:
        return one[1]


class PeopleOut(Schema):
    people: list[ColleagueOut]
    domains: list[str]
