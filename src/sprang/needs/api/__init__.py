"""Needs in the API."""

from .routes import router
from .states import states

__all__ = ["router", "states"]
