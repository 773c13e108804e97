"""The product's own settings; graphs of what is near are made of so few texts that a trial comes to
them."""

from sprang.site.settings import *  # noqa: F403
from sprang.site.settings import INSTALLED_APPS as ROOMS

INSTALLED_APPS = [*ROOMS, "tests.kills.few.Few"]
