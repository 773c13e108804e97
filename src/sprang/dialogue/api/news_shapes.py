"""What is followed and what is new, as programs give and get them."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from sprang.foundation.api.paging import PageOut, Paging
from sprang.foundation.api.shapes import Input, NamedRecordOut, OfRecordOut, request_of

from ..enums import How
from ..told import Item


class FollowIn(Input):
    letters: bool = True


class FollowedOut(NamedRecordOut):
    kind: str


class FollowedPageOut(PageOut):
    items: list[FollowedOut]


class NewsQuery(Paging):
    unread: bool = False


class NewsOut(OfRecordOut):
    uid: UUID
    kind: str
    text: str
    said: str
    page: str
    at: AwareDatetime
    read_at: AwareDatetime | None

    @staticmethod
    def resolve_uid(item: Item) -> UUID:
        return item.notification.uid

    @staticmethod
    def resolve_kind(item: Item) -> str:
        return item.notification.kind

    @staticmethod
    def resolve_page(item: Item, context: dict[str, Any]) -> str:
        return request_of(context).build_absolute_uri(item.url)

    @staticmethod
    def resolve_at(item: Item) -> Any:
        return item.notification.at

    @staticmethod
    def resolve_read_at(item: Item) -> Any:
        return item.notification.read_at


class NewsPageOut(PageOut):
    items: list[NewsOut]


class NewsReadIn(Input):
    """Without `uids` all that is unread."""

    uids: Annotated[list[UUID], Field(max_length=100)] = []


class NewsReadOut(Schema):
    read: int


class LettersChosen(Input):
    """How often, by group of news."""

    personal: How | None = None
    dialogue: How | None = None
    steps: How | None = None
    edits: How | None = None

    def chosen(self) -> dict[str, str]:
        return {name: how.value for name, how in self if how is not None}


class LettersOut(Schema):
    personal: How
    dialogue: How
    steps: How
    edits: How
