"""Rooms and what belongs to them."""

from .event import RoomEvent
from .exclusion import RoomExclusion
from .invitation import RoomInvitation
from .room import Room
from .task import RoomTask

__all__ = ["Room", "RoomEvent", "RoomExclusion", "RoomInvitation", "RoomTask"]
