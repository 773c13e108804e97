"""Rooms in the API."""

from .routes import rooms
from .tasks import tasks

__all__ = ["rooms", "tasks"]
