"""Needs in the API."""

from .authors import authors
from .coaching import coaching
from .merging import merging
from .requirements import requirements
from .roads import roads
from .routes import router
from .states import states

__all__ = ["authors", "coaching", "merging", "requirements", "roads", "router", "states"]
