"""Solutions come along when the organisation that made them goes on as another."""

from sprang.organisations.doubles.registry import moves

from .models import Solution

moves(Solution, "provider")
