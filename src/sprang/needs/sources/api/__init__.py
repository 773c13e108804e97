"""What comes in from outside, for programs of those who lead."""

from .routes import submissions

__all__ = ["submissions"]
