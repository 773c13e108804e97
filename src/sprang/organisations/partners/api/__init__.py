"""Partnerships in the API."""

from .routes import partnerships

__all__ = ["partnerships"]
