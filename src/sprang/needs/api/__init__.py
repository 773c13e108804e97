"""Needs in the API."""

from .coaching import coaching
from .roads import roads
from .routes import router
from .states import states

__all__ = ["coaching", "roads", "router", "states"]
