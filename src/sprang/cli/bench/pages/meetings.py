"""A room of the city whose pages are measured, as full as a room gets."""

from collections.abc import Iterable
from typing import Final

from django.core.files.base import ContentFile

from sprang.foundation.models import User
from sprang.needs.models import Need
from sprang.rooms import actions
from sprang.rooms.models import Room

from .places import City

TASKS: Final = 30
FILES: Final = 5


def meet(city: City, lead: User, askers: Iterable[User]) -> Room:
    room = actions.found_room(platform=city.platform, by=lead, title="Vi som arbetar ihop")
    for person in askers:
        if person != lead:
            actions.invite(room=room, by=lead, user=person)
            actions.accept_invitation(room=room, by=person)
    for number in range(TASKS):
        actions.add_task(room=room, by=lead, title=f"Sak {number}", who=lead)
    uploads = [ContentFile(b"Anteckningar", name=f"{number}.txt") for number in range(FILES)]
    actions.add_files(room=room, by=lead, uploads=uploads)
    need = Need.objects.filter(platform=city.platform, visibility="internal").open().order_by("pk")
    actions.share_into(room=room, by=lead, record=need[0])
    return room
