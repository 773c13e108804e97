"""What the log of a room is told, and what is asked anew before something is written."""

from sprang.foundation import records
from sprang.foundation.models import Membership, User

from ..enums import Happening
from ..models import Room, RoomEvent

ASKED_ANEW = ("status", "way", "theme", "audience")


def log(room: Room, kind: Happening, by: User, user: User | None = None, words: str = "") -> None:
    whom = user if user and user.pk != by.pk else None
    RoomEvent.objects.create(room=room, kind=kind, by=by, user=whom, words=words[:300])


def hold(room: Room, by: User) -> None:
    """Who archives it, takes them out or ends their role meanwhile comes before or after: what is
    asked from here on is as it is when it is written."""
    records.hold(room)
    room.refresh_from_db(fields=ASKED_ANEW)
    renew(by)


def renew(user: User) -> None:
    """What was read of their roles before is what they held before."""
    user.access = Membership.objects.access_of(user)
