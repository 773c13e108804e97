"""Needs in the API."""

from .coaching import coaching
from .routes import router
from .states import states

__all__ = ["coaching", "router", "states"]
