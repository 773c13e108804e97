"""Requests as the views of the house meet them."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from .models import Platform, User


class PlatformRequest(HttpRequest):
    """A request below a platform's address; the person may be anonymous."""

    platform: Platform
    htmx: HtmxDetails


class UserRequest(PlatformRequest):
    """The same, by a person who has signed in."""

    user: User
