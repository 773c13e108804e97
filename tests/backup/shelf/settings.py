"""The later version."""

from sprang.site.settings import *  # noqa: F403
from sprang.site.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.backup.shelf"]
