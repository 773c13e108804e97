"""Search and matches in the API."""

from .routes import router

__all__ = ["router"]
