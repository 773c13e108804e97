"""Kinds of rows that become needs."""

from . import proposals, spreadsheet  # noqa: F401  registered by being imported
