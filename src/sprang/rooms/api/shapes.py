"""What rooms look like in the API. Lengths are those of the tables."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sprang.foundation.api.lists import ListQuery
from sprang.foundation.api.paging import PageOut, Paging
from sprang.foundation.api.shapes import Input, NamedRecordOut, RecordOut, Version, request_of
from sprang.foundation.models import Membership

from ..enums import Part, RoomStatus, Way
from ..models import Room, RoomTask
from ..queries import in_room

TaskTitle = Annotated[str, Field(min_length=1, max_length=200)]


class RoomQuery(ListQuery):
    status: RoomStatus | None = None


class RoomOut(RecordOut):
    status: RoomStatus
    way: Way


class RoomPageOut(PageOut):
    items: list[RoomOut]


class RoomDoorOut(Schema):
    """A room that one may go into: no more of it than its door says."""

    platform: str = Field(alias="platform.slug")
    reference: str
    title: str
    text: str
    theme: str
    is_invited: bool


class RoomDoorsOut(Schema):
    items: list[RoomDoorOut]


class RoomMemberOut(Schema):
    uid: UUID = Field(alias="user.uid")
    name: str
    part: Part

    @staticmethod
    def resolve_part(held: Membership) -> Part:
        return Part.LEAD if held.role == Part.LEAD else Part.MEMBER

    @staticmethod
    def resolve_name(held: Membership) -> str:
        return str(held.user)


class RoomFileOut(Schema):
    uid: UUID
    name: str
    size: int
    content_type: str


class RoomSharedOut(NamedRecordOut):
    kind: str


class RoomDetailOut(RoomOut):
    members: list[RoomMemberOut]
    files: list[RoomFileOut]
    shared: list[RoomSharedOut]

    @staticmethod
    def resolve_members(room: Room) -> list[Membership]:
        return list(room.memberships())

    @staticmethod
    def resolve_files(room: Room) -> list[Any]:
        return list(room.files.all())

    @staticmethod
    def resolve_shared(room: Room, context: dict[str, Any]) -> list[Any]:
        rows = in_room(room, request_of(context).user).select_related("platform")
        return list(rows.newest())


class RoomTaskQuery(Paging):
    done: bool | None = None
    mine: bool = False


class RoomTaskOut(Schema):
    uid: UUID
    title: str
    who: UUID | None
    due: date | None
    done_at: datetime | None
    version: int

    @staticmethod
    def resolve_who(task: RoomTask) -> UUID | None:
        return task.who.uid if task.who else None


class RoomTaskPageOut(PageOut):
    items: list[RoomTaskOut]


class RoomTaskIn(Input):
    title: TaskTitle
    who: UUID | None = None
    due: date | None = None


class RoomTaskEditIn(Input):
    title: TaskTitle | None = None
    who: UUID | None = None
    due: date | None = None
    done: bool | None = None
    version: Version | None = None
