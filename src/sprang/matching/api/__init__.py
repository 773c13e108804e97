"""Search, matches and watches in the API."""

from .routes import router
from .watches import router as watches

__all__ = ["router", "watches"]
