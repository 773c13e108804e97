"""Dates in running text, in the reader's language."""

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from . import typesetting


def day(value: date) -> str:
    """`12 december`, with the year when it is not this one."""
    form = "j F" if value.year == timezone.localdate().year else "j F Y"
    return date_format(value, form).replace(" ", typesetting.NBSP)
