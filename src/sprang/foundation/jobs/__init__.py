"""Long work: started by a person, done by the worker, watched and cancelled in the page."""

from .running import (
    Cancelled,
    Progress,
    Silent,
    TakenOver,
    Work,
    cancel,
    label_of,
    register,
    run,
    start,
)

__all__ = [
    "Cancelled",
    "Progress",
    "Silent",
    "TakenOver",
    "Work",
    "cancel",
    "label_of",
    "register",
    "run",
    "start",
]
