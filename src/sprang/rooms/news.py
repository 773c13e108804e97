"""What is told of rooms: to those who follow them, and to whoever is given something to do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sprang.dialogue import news
from sprang.dialogue.enums import Group
from sprang.foundation.models import Entry
from sprang.needs.calls.recipients import whoever_it_is_about


def room_of(entry: Entry) -> Any:
    return entry.payload["room"]


def record_of(entry: Entry) -> Any:
    return entry.payload["record"]


for verb, words in {
    "joined": _("%(who)s gick med i rummet"),
    "file_attached": _("%(who)s lade in en fil i rummet"),
    "archived": _("%(who)s arkiverade rummet"),
    "opened": _("%(who)s öppnade rummet igen"),
}.items():
    news.register(f"room.{verb}", words)
news.register("room.record_added", _("%(who)s delade något i rummet"), beside=record_of)
news.register(
    "room.task_given",
    _("%(who)s gav dig en uppgift i rummet"),
    Group.PERSONAL,
    to=whoever_it_is_about,
    about=room_of,
)
