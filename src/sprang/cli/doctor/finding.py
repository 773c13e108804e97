"""What a check has found."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class State(StrEnum):
    OK = "ok"
    NOTE = "note"
    """Works, but one should know."""
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    check: str
    state: State
    says: str
    todo: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def ok(check: str, says: str) -> Finding:
    return Finding(check, State.OK, says)


def note(check: str, says: str, todo: str) -> Finding:
    return Finding(check, State.NOTE, says, todo)


def wrong(check: str, says: str, todo: str) -> Finding:
    return Finding(check, State.WRONG, says, todo)
