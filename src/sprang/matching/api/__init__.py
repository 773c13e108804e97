"""Search, matches, watches and islands in the API."""

from .islands import router as islands
from .judging import judging
from .routes import router
from .watches import router as watches

__all__ = ["islands", "judging", "router", "watches"]
