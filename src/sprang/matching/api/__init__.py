"""Search, matches and watches in the API."""

from .judging import judging
from .routes import router
from .watches import router as watches

__all__ = ["judging", "router", "watches"]
