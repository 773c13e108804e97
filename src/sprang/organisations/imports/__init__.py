"""Kinds of rows that become organisations, out of public registers."""

from . import numbers, registers, suppliers  # noqa: F401  registered by being imported
