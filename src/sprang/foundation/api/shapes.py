"""Shapes that the rooms share. Texts are plain text, times ISO 8601 with offset."""

from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Schema
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ..enums import ScopeKind, Visibility
from ..goals import GOALS
from ..history import who
from ..links import Tied
from ..models import Record
from ..themes import THEMES

Chosen = Literal["draft", "unit", "internal", "network", "public"]
"""The circles one may choose among; a room is chosen from within the room."""


def one_of(keys: Collection[str], wrong: str) -> tuple[AfterValidator, Any]:
    """A key of a controlled list, and that the description of the API names them all."""

    def known(key: str) -> str:
        if key not in keys:
            raise ValueError(wrong)
        return key

    return AfterValidator(known), Field(json_schema_extra={"enum": [*keys]})


def once(keys: list[str]) -> list[str]:
    return list(dict.fromkeys(keys))


Theme = Annotated[str, *one_of(THEMES, _("Välj bland områdena i listan."))]
Goal = Annotated[str, *one_of(GOALS, _("Skriv numret på ett av de globala målen, 1 till 17."))]
Goals = Annotated[list[Goal], Field(max_length=17), AfterValidator(once)]
Themes = Annotated[list[Theme], Field(max_length=10), AfterValidator(once)]
Language = Annotated[str, Field(pattern="^([a-z]{2})?$")]
WebAddress = Annotated[str, Field(max_length=200, pattern=r"^(https?://[!-~]+)?$")]
"""http or https and nothing else: it becomes a link in somebody's page."""
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""The version that the caller saw; a change of another one is refused."""


def left_out() -> Any:
    """The default of a field that stays as it is when it isn't sent: none that could be shown."""
    return None


class Input(BaseModel):
    """What someone sends: unknown fields are refused, and white space around texts is dropped."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    def given(self) -> dict[str, Any]:
        """Only what was sent, so that nothing else is changed."""
        return self.model_dump(exclude_unset=True)


class SharingIn(Input):
    visibility: Chosen


class ScopeOut(Schema):
    uid: UUID
    kind: ScopeKind
    name: str


class OfRecordOut(Schema):
    """What is about a record, and has it as `record`."""

    platform: str
    reference: str
    title: str

    @staticmethod
    def resolve_platform(about: Any) -> str:
        return str(about.record.platform.slug)

    @staticmethod
    def resolve_reference(about: Any) -> str:
        return str(about.record.reference)

    @staticmethod
    def resolve_title(about: Any) -> str:
        return str(about.record.title)


class TieOut(OfRecordOut):
    how: str
    kind: str

    @staticmethod
    def resolve_kind(tie: Tied) -> str:
        return tie.record.kind

    @staticmethod
    def resolve_how(tie: Tied) -> str:
        return str(tie.how)


class NamedRecordOut(Schema):
    """A record as it is named and found."""

    uid: UUID
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


class RecordOut(NamedRecordOut):
    summary: str
    text: str
    language: str
    visibility: Visibility
    themes: list[str]
    scope: ScopeOut
    author: str
    version: int
    created_at: datetime
    changed_at: datetime

    @staticmethod
    def resolve_author(record: Record, context: dict[str, Any]) -> str:
        return who(record.author, record, request_of(context).user)


def request_of(context: dict[str, Any]) -> HttpRequest:
    request: HttpRequest = context["request"]
    return request


RELATED = ("platform", "scope", "author")
"""What `RecordOut` reads beside the record itself."""
