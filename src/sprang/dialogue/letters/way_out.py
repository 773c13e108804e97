"""The way out of letters of news."""

from typing import Final

from django.urls import reverse

from sprang.foundation.letters import way_out
from sprang.foundation.models import User

SALT: Final = "sprang.letters"


def link_of(user: User) -> str:
    return way_out.absolute(reverse("news-letters-end", args=[key_of(user)]))


def key_of(user: User) -> str:
    return way_out.key_of(user, SALT)


def owner_of(key: str) -> User | None:
    return way_out.owner_of(key, SALT)
