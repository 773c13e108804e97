"""What is asked and what is found. The shares of a hit's reasons add up to its score."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sprang.core.ranking.model import Via
from sprang.foundation.api.shapes import Input, request_of
from sprang.foundation.models import Record

from ..search import Answer, Group, Hit

Kinds = Annotated[list[str], Field(max_length=10)]
Limit = Annotated[int, Field(ge=1, le=50)]


class SearchQuery(Schema):
    q: Annotated[str, Field(min_length=1, max_length=200)]
    kinds: Kinds = []
    platform: Annotated[str, Field(max_length=39)] = ""
    limit: Limit = 10


class MatchQuery(Schema):
    kinds: Kinds = []
    limit: Limit = 5


class MatchIn(Input):
    text: Annotated[str, Field(min_length=1, max_length=20_000)]
    kinds: Kinds = []
    limit: Limit = 5


class ReasonOut(Schema):
    query_word: str
    document_word: str
    via: Via
    share: float


class HitOut(Schema):
    kind: str
    uid: UUID
    title: str
    where: str
    platform: str | None
    reference: str | None
    page: str | None
    strength: Literal["strong", "likely", "possible"] | None
    relevance: float
    reasons: list[ReasonOut]

    @staticmethod
    def resolve_kind(hit: Hit) -> str:
        return hit.searchable.kind

    @staticmethod
    def resolve_uid(hit: Hit) -> UUID:
        uid: UUID = hit.found.uid
        return uid

    @staticmethod
    def resolve_title(hit: Hit) -> str:
        return str(hit.found.title)

    @staticmethod
    def resolve_where(hit: Hit) -> str:
        return hit.searchable.where_of(hit.found)

    @staticmethod
    def resolve_platform(hit: Hit) -> str | None:
        return hit.found.platform.slug if isinstance(hit.found, Record) else None

    @staticmethod
    def resolve_reference(hit: Hit) -> str | None:
        return hit.found.reference if isinstance(hit.found, Record) else None

    @staticmethod
    def resolve_page(hit: Hit, context: dict[str, Any]) -> str | None:
        if not isinstance(hit.found, Record):
            return None  # a profile is read in any city
        return request_of(context).build_absolute_uri(hit.found.get_absolute_url())

    @staticmethod
    def resolve_strength(hit: Hit) -> str | None:
        return hit.strength.name.lower() if hit.strength else None

    @staticmethod
    def resolve_relevance(hit: Hit) -> float:
        return hit.scored.relevance

    @staticmethod
    def resolve_reasons(hit: Hit) -> list[Any]:
        return list(hit.scored.contributions)


class GroupOut(Schema):
    kind: str
    total: int
    hits: list[HitOut]

    @staticmethod
    def resolve_kind(group: Group) -> str:
        return group.searchable.kind


class AnswerOut(Schema):
    complete: bool
    groups: list[GroupOut]

    @staticmethod
    def resolve_groups(answer: Answer) -> list[Group]:
        return list(answer.groups)
