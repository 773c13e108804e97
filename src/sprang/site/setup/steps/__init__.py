"""The four steps, a form each."""

from .address import Address
from .administrator import Administrator
from .definition import Definition
from .place import Place
from .step import Answers, Step

STEPS: tuple[type[Step], ...] = (Place, Address, Definition, Administrator)

__all__ = ["STEPS", "Answers", "Step"]
