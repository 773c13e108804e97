"""The tables of solutions."""

from .solution import Solution

__all__ = ["Solution"]
