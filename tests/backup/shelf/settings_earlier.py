"""The earlier version: it has the first migration only."""

from .settings import *  # noqa: F403

MIGRATION_MODULES = {"shelf": "tests.backup.shelf.earlier.migrations"}
