"""Dialogues as programs give and get them."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from sprang.foundation.api.paging import PageOut
from sprang.foundation.api.shapes import Input, request_of

from ..enums import CommentKind
from ..models import Comment
from ..models.comment import LONGEST
from ..said import Said, name_of

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
    answer_to: UUID | None
    author: str
    text: str
    mentions: list[str]
    at: AwareDatetime
    edited_at: AwareDatetime | None
    removed_at: AwareDatetime | None
    reason: str

    @staticmethod
    def resolve_answer_to(comment: Comment) -> UUID | None:
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
    asked: int
    supports: int
    is_supported: bool
    is_followed: bool
