"""What matching knows from the start: needs, solutions, innovators."""

from ..searchables import register, register_told
from .innovators import INNOVATOR
from .records import NEED, SOLUTION
from .told import CALL, ORGANISATION


def register_kinds() -> None:
    for searchable in (NEED, SOLUTION, INNOVATOR):
        register(searchable)
    for tellable in (CALL, ORGANISATION):
        register_told(tellable)
