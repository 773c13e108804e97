"""What the log of a room is told."""

from sprang.foundation.models import Membership, User

from ..enums import Happening
from ..models import Room, RoomEvent


def log(room: Room, kind: Happening, by: User, user: User | None = None, words: str = "") -> None:
    whom = user if user and user.pk != by.pk else None
    RoomEvent.objects.create(room=room, kind=kind, by=by, user=whom, words=words[:300])


def renew(user: User) -> None:
    """What was read of their roles before is what they held before."""
    user.access = Membership.objects.access_of(user)
