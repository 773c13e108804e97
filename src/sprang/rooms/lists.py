"""The list of rooms that a person is in, as its page and its file show it."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation.lists import named
from sprang.foundation.lists.listing import ListKind
from sprang.foundation.lists.named import NamedList
from sprang.foundation.lists.narrow import COLUMNS, NARROW, ORDERS

from .forms import RoomFilter
from .queries import view_of

LIST = ListKind(NARROW, ORDERS, columns=(*COLUMNS, "theme", "way", "summary"))
VIEWS = {"": _("Öppna"), "arkiverade": _("Arkiverade"), "alla": _("Alla")}

ROOMS_LIST = named.register(
    NamedList(
        "rooms",
        "room-list",
        _("Rum"),
        kind_of=lambda _platform, _user: LIST,
        form_of=lambda _platform, _user, asked: RoomFilter(asked),
        rows_of=lambda platform, user, asked: view_of(asked.get("vy", ""), platform, user),
        tabs=VIEWS,
    )
)
