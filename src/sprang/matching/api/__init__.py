"""Search, matches and islands in the API."""

from .islands import router as islands
from .routes import router

__all__ = ["islands", "router"]
