"""Needs in the API."""

from .coaching import coaching
from .merging import merging
from .requirements import requirements
from .roads import roads
from .routes import router
from .states import states

__all__ = ["coaching", "merging", "requirements", "roads", "router", "states"]
