"""The tables of needs."""

from .need import Need
from .requirement import Requirement

__all__ = ["Need", "Requirement"]
