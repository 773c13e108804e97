"""Watches and what they have found, as programs give and get them."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from sprang.foundation.api.shapes import Input, request_of
from sprang.foundation.models import Record

from ..models import Watch
from ..watching.queries import Told


class WatchIn(Input):
    """One of `need` (a reference), `organisation`, `view` (a saved one) and `words`."""

    platform: Annotated[str, Field(max_length=39)]
    need: Annotated[str, Field(max_length=16)] = ""
    organisation: UUID | None = None
    view: UUID | None = None
    words: Annotated[str, Field(max_length=200)] = ""
    kind: Annotated[str, Field(max_length=24)] = ""
    only_here: bool = False


class WatchOut(Schema):
    uid: UUID
    platform: str
    need: str | None
    organisation: UUID | None
    view: UUID | None
    view_name: str | None
    words: str
    kind: str
    only_here: bool
    created_at: AwareDatetime

    @staticmethod
    def resolve_platform(watch: Watch) -> str:
        return watch.platform.slug

    @staticmethod
    def resolve_need(watch: Watch) -> str | None:
        return watch.need.reference if watch.need else None

    @staticmethod
    def resolve_view(watch: Watch) -> UUID | None:
        return watch.view.uid if watch.view else None

    @staticmethod
    def resolve_view_name(watch: Watch) -> str | None:
        return watch.view.name if watch.view else None

    @staticmethod
    def resolve_organisation(watch: Watch) -> UUID | None:
        return watch.organisation.uid if watch.organisation else None


class NoticeQuery(Schema):
    unread: bool = False
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class NoticeOut(Schema):
    watch: UUID
    kind: str
    uid: UUID
    title: str
    where: str
    page: str | None
    at: AwareDatetime
    read_at: AwareDatetime | None

    @staticmethod
    def resolve_watch(told: Told) -> UUID:
        return told.notice.watch.uid

    @staticmethod
    def resolve_kind(told: Told) -> str:
        return told.searchable.kind

    @staticmethod
    def resolve_uid(told: Told) -> UUID:
        return told.notice.found

    @staticmethod
    def resolve_title(told: Told) -> str:
        return str(told.found.title)

    @staticmethod
    def resolve_page(told: Told, context: dict[str, Any]) -> str | None:
        if not isinstance(told.found, Record):
            return None  # a profile is read in any city
        return request_of(context).build_absolute_uri(told.found.get_absolute_url())

    @staticmethod
    def resolve_at(told: Told) -> Any:
        return told.notice.at

    @staticmethod
    def resolve_read_at(told: Told) -> Any:
        return told.notice.read_at


class ReadIn(Input):
    upto: AwareDatetime | None = None


class ReadOut(Schema):
    read: int
