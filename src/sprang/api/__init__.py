"""The programming interface under /api/v1/."""

from .mount import api

__all__ = ["api"]
