"""Rooms and what belongs to them."""

from .event import RoomEvent
from .invitation import RoomInvitation
from .room import Room
from .task import RoomTask

__all__ = ["Room", "RoomEvent", "RoomInvitation", "RoomTask"]
