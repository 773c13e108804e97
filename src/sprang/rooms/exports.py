"""The rooms that a person is in, as a file."""

from django.utils.translation import gettext_lazy

from sprang.foundation.exports import Column, ExportKind, register
from sprang.foundation.exports.records import HEAD, RELATED, TAIL

from .lists import ROOMS_LIST
from .models import Room


def way(room: Room) -> str:
    return str(room.get_way_display())


ROOMS = register(
    ExportKind(
        "rooms",
        gettext_lazy("Rum"),
        (*HEAD, Column("way", gettext_lazy("Hur man kommer in"), way), *TAIL),
        RELATED,
        Room,
        ROOMS_LIST.listed,
    )
)
