"""What matching knows from the start: needs, solutions, innovators."""

from ..searchables import register
from .innovators import INNOVATOR
from .records import NEED, SOLUTION


def register_kinds() -> None:
    for searchable in (NEED, SOLUTION, INNOVATOR):
        register(searchable)
