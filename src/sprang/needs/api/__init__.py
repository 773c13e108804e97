"""Needs in the API."""

from .roads import roads
from .routes import router
from .states import states

__all__ = ["roads", "router", "states"]
