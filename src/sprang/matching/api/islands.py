"""Islands in the API: who works on the same without knowing, and what one does about it."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema, Status
from pydantic import Field

from sprang.foundation.api import finding
from sprang.foundation.api.shapes import Input, NamedRecordOut
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Platform, Record, User

from ..islands.chosen import DEEDS, records_of
from ..islands.gathering import islands
from ..islands.naming import Named, named
from ..islands.rules import may_see
from ..islands.seeing import sea_of

router = Router(tags=["matching"])
STRENGTHS = {1: "possible", 2: "likely", 3: "strong"}


class IslandsQuery(Schema):
    limit: Annotated[int, Field(ge=1, le=50)] = 20


class AnswerIn(Input):
    """What is said of a pair stands until it is undone on the page of islands."""

    platform: Annotated[str, Field(max_length=39)]
    deed: Literal["introduce", "join", "apart"]
    records: Annotated[list[UUID], Field(min_length=2, max_length=12)]


class MemberOut(NamedRecordOut):
    kind: str
    unit: str

    @staticmethod
    def resolve_unit(record: Record) -> str:
        return record.scope.name


class IslandOut(Schema):
    about: list[str]
    strength: Literal["strong", "likely", "possible"]
    members: list[MemberOut]
    more: int

    @staticmethod
    def resolve_about(found: Named) -> list[str]:
        return list(found.words)

    @staticmethod
    def resolve_strength(found: Named) -> str:
        return STRENGTHS[found.island.level]

    @staticmethod
    def resolve_members(found: Named) -> list[Record]:
        return list(found.island.members)

    @staticmethod
    def resolve_more(found: Named) -> int:
        return found.island.more


class IslandsOut(Schema):
    complete: bool
    total: int
    islands: list[IslandOut]


@router.get(
    "/platforms/{slug:platform_slug}/islands",
    response=IslandsOut,
    summary=gettext_noop("Vilka som arbetar med samma sak"),
)
def list_islands(
    request: HttpRequest, platform_slug: str, query: Query[IslandsQuery]
) -> dict[str, Any]:
    platform, user = _led(request, platform_slug)
    sea = sea_of(user, platform)
    found = islands(sea.pairs)
    shown = named(found[: query.limit], sea, user, platform)
    return {"complete": sea.is_complete, "total": len(found), "islands": shown}


@router.post(
    "/islands/answers",
    response={204: None},
    summary=gettext_noop("Svara om några texter är samma sak"),
)
def answer_island(request: HttpRequest, given: AnswerIn) -> Status[None]:
    platform, user = _led(request, given.platform)
    act, _told = DEEDS[given.deed]
    act(chosen=records_of(user, list(map(str, given.records))), platform=platform, by=user)
    return Status(204, None)


def _led(request: HttpRequest, slug: str) -> tuple[Platform, User]:
    platform, user = get_object_or_404(Platform, slug=slug), finding.user_of(request)
    if not may_see(user, platform):
        raise NotAllowed("islands")
    return platform, user
