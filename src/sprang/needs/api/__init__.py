"""Needs in the API."""

from .coaching import coaching
from .merging import merging
from .roads import roads
from .routes import router
from .states import states

__all__ = ["coaching", "merging", "roads", "router", "states"]
