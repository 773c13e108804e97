"""Settings for the tests: nothing outside a temporary folder, no waiting, mail kept in memory."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SPRANG_DATA", tempfile.mkdtemp(prefix="sprang-test-"))
os.environ.setdefault("SPRANG_SECRET_KEY", "only-for-tests")

from .settings import *  # noqa: F403
from .settings import DATA, STORAGES, database

DATABASES = {"default": database(os.environ.get("SPRANG_TEST_DATABASE", ""))}
DATABASES["default"].setdefault("TEST", {})
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = Path(DATA) / "media"
LIMITS = False
