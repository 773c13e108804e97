"""Which introductions a person stands on a side of, as conditions of the database."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from sprang.foundation.enums import LEAD_ROLES, Role
from sprang.foundation.models import Membership, User

from ..enums import Party


def led_by(user: User) -> frozenset[int]:
    """Scopes that the person leads."""
    roles = user.access.scopes_by_role
    return frozenset[int]().union(*(roles.get(role, frozenset()) for role in LEAD_ROLES))


def of_need(user: User) -> Q:
    """Who wrote the need and still has to do with the platform."""
    return Q(need__author=user, need__platform__in=user.access.platforms_known)


def of_organisation(user: User) -> Q:
    return Q(organisation__in=houses_of(user))


def own(user: User) -> Q:
    """The author, those who lead where the need belongs, and the organisation's people."""
    return of_need(user) | Q(need__scope__in=led_by(user)) | of_organisation(user)


def read_by(user: User | AnonymousUser) -> Q:
    """What has been said of introductions that the person may read: their own side's, and all to
    those who lead the platform."""
    if not isinstance(user, User):
        return Q(pk__in=[])
    led = led_by(user)
    of_the_need = Q(introduction__need__author=user) | Q(introduction__need__scope__in=led)
    of_the_house = Q(introduction__organisation__in=houses_of(user))
    own = Q(party=Party.NEED) & of_the_need | Q(party=Party.ORGANISATION) & of_the_house
    return own | Q(introduction__platform__in=led)


def members() -> Any:
    """Roles that make somebody one of an organisation's people: held there, now, by who can sign
    in. A resident who once answered a call for it speaks for nobody."""
    current = Membership.objects.current().filter(user__is_active=True)
    return current.exclude(role=Role.CITIZEN)


def houses_of(user: User) -> Any:
    """Where the person works by a role held there and nowhere above: who leads a city is no
    colleague of its companies."""
    return members().filter(user=user).values("scope")
