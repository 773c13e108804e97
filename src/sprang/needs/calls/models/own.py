"""Which organisations are a person's own."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from sprang.foundation.enums import Role
from sprang.foundation.models import Membership, User

OUTSIDE = Role.CITIZEN
"""What a person holds in an organisation that came by itself: it opens nothing but its answers."""


def own_organisations(user: User | AnonymousUser) -> Any:
    """Ids of the organisations that the person works at, by a role held there and nowhere above:
    who leads a city is not a colleague of its companies."""
    if not isinstance(user, User) or not user.is_active:
        return Membership.objects.none().values("scope")
    return Membership.objects.current().filter(user=user).values("scope")
