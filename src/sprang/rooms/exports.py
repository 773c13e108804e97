"""The rooms that a person is in, as a file."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from sprang.foundation.exports import Column, ExportKind, register
from sprang.foundation.exports.records import HEAD, RELATED, TAIL
from sprang.foundation.models import Platform, User

from .forms import RoomFilter
from .models import Room
from .queries import LIST, view_of


def way(room: Room) -> str:
    return str(room.get_way_display())


def listed(platform: Platform, user: User | AnonymousUser, asked: QueryDict) -> QuerySet[Room]:
    return LIST.rows(view_of(asked.get("vy", ""), platform, user), RoomFilter(asked), asked)


ROOMS = register(
    ExportKind(
        "rooms",
        gettext_lazy("Rum"),
        (*HEAD, Column("way", gettext_lazy("Hur man kommer in"), way), *TAIL),
        RELATED,
        Room,
        listed,
    )
)
