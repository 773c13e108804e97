"""The one-time link to the first start.

Its key is not stored but derived: from the instance's secret key, which all web machines share,
and from the moment the database was made. It is therefore the same on every machine and after a
restart, different for every database, and dead as soon as there is a platform.
"""

from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from sprang.foundation.models import Platform

LENGTH = 32
"""Hexadecimal digits: 128 bits."""


def key() -> str:
    born = MigrationRecorder.Migration.objects.order_by("pk").values_list("applied", flat=True)
    return salted_hmac("sprang.first-start", str(born[0]), algorithm="sha256").hexdigest()[:LENGTH]


def is_open() -> bool:
    return not Platform.objects.exists()


def opens(given: str) -> bool:
    return is_open() and constant_time_compare(given, key())


def path() -> str:
    return reverse("first-start", args=[key()])
