"""Search and matches in the API."""

from .judging import judging
from .routes import router

__all__ = ["judging", "router"]
