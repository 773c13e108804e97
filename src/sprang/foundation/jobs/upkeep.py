"""What the rooms above have the worker do now and then: each in a thread of its own.

A step does what there is to do and tells how much it was. Several workers may do it at once.
"""

from collections.abc import Callable
from typing import NamedTuple


class Upkeep(NamedTuple):
    seconds: float
    step: Callable[[], int]


_steps: dict[str, Upkeep] = {}


def register(name: str, seconds: float, step: Callable[[], int]) -> None:
    """Have `step` done at most once in so many seconds."""
    _steps[name] = Upkeep(seconds, step)


def steps() -> dict[str, Upkeep]:
    return dict(_steps)
