"""Dialogues and news as programs give and get them."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from sprang.foundation.api.paging import PageOut, Paging
from sprang.foundation.api.shapes import Input, request_of
from sprang.foundation.models import Record

from ..enums import CommentKind, How
from ..models import Comment
from ..models.comment import LONGEST
from ..queries import Item, Said, name_of

Text = Annotated[str, Field(min_length=1, max_length=LONGEST)]
People = Annotated[list[UUID], Field(max_length=20)]


class CommentIn(Input):
    """`mentions` are uids of colleagues who see the record."""

    text: Text
    kind: Annotated[str, Field(pattern="^(comment|question)$")] = "comment"
    mentions: People = []


class AnswerIn(Input):
    text: Text
    mentions: People = []


class CommentEditIn(Input):
    text: Text


class RemovalIn(Input):
    """A lead says why; whoever takes away their own words need not."""

    reason: Annotated[str, Field(max_length=300)] = ""


class CommentOut(Schema):
    """`text` is empty for what has been taken away, `reason` for others than its writer."""

    uid: UUID
    kind: CommentKind
    answers: UUID | None
    author: str
    text: str
    mentions: list[str]
    at: AwareDatetime
    edited_at: AwareDatetime | None
    removed_at: AwareDatetime | None
    reason: str

    @staticmethod
    def resolve_answers(comment: Comment) -> UUID | None:
        return comment.answers.uid if comment.answers else None

    @staticmethod
    def resolve_author(comment: Comment, context: dict[str, Any]) -> str:
        return name_of(comment.author, comment, request_of(context).user)

    @staticmethod
    def resolve_text(comment: Comment, context: dict[str, Any]) -> str:
        return Said(comment, request_of(context).user).text

    @staticmethod
    def resolve_reason(comment: Comment, context: dict[str, Any]) -> str:
        return Said(comment, request_of(context).user).reason

    @staticmethod
    def resolve_mentions(comment: Comment, context: dict[str, Any]) -> list[str]:
        return Said(comment, request_of(context).user).named


class CommentPageOut(PageOut):
    items: list[CommentOut]


class DialogueOut(Schema):
    comments: int
    questions: int
    supports: int
    is_supported: bool
    is_followed: bool


class FollowIn(Input):
    letters: bool = True


class FollowedOut(Schema):
    uid: UUID
    kind: str
    platform: str
    reference: str
    title: str
    page: str

    @staticmethod
    def resolve_platform(record: Record) -> str:
        return record.platform.slug

    @staticmethod
    def resolve_page(record: Record, context: dict[str, Any]) -> str:
        return request_of(context).build_absolute_uri(record.get_absolute_url())


class FollowedPageOut(PageOut):
    items: list[FollowedOut]


class NewsQuery(Paging):
    unread: bool = False


class NewsOut(Schema):
    uid: UUID
    kind: str
    text: str
    said: str
    platform: str
    reference: str
    title: str
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
    def resolve_platform(item: Item) -> str:
        return item.record.platform.slug

    @staticmethod
    def resolve_reference(item: Item) -> str:
        return item.record.reference

    @staticmethod
    def resolve_title(item: Item) -> str:
        return item.record.title

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
    words: How | None = None

    def chosen(self) -> dict[str, str]:
        return {name: how.value for name, how in self if how is not None}


class LettersOut(Schema):
    personal: How
    dialogue: How
    steps: How
    words: How
