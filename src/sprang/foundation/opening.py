"""Who opens a file, told to the room that wants to know."""

from collections.abc import Callable

from .models import File, User

_told: dict[str, Callable[[File, User], None]] = {}


def tell_opening(kind: str, tell: Callable[[File, User], None]) -> None:
    """Let a room know who opens a file of its kind of records."""
    _told[kind] = tell


def opened(file: File, by: object) -> None:
    if isinstance(by, User) and (tell := _told.get(file.record.kind)):
        tell(file, by)
