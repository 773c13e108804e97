"""The tables of solutions."""

from .solution import SINCE, Solution

__all__ = ["SINCE", "Solution"]
