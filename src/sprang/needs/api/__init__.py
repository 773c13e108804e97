"""Needs in the API."""

from .coaching import coaching
from .requirements import requirements
from .roads import roads
from .routes import router
from .states import states

__all__ = ["coaching", "requirements", "roads", "router", "states"]
