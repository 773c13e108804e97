"""Kinds of rows that become solutions."""

from . import cases, spreadsheet  # noqa: F401  registered by being imported
