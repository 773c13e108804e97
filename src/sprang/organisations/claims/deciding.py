"""Who answers a claim: those who work there, and where nobody does, a city that knows them."""

import operator
from collections.abc import Callable
from functools import reduce
from typing import Any

from django.db.models import Exists, OuterRef, Q

from sprang.foundation.enums import LEAD_ROLES, Role
from sprang.foundation.models import Membership, User

from ..models.partnership import Partnership, spoken_for

_secrets: list[Callable[[], Exists]] = []


def keeps_secrets(of_claim: Callable[[], Exists]) -> None:
    """A room above says of a claim's organisation whether it has told something in confidence:
    then no city lets anybody in. The claim waits as any other, so that nobody learns of it."""
    _secrets.append(of_claim)


def decided_by(user: User) -> Q:
    """A condition on claims. Nobody answers their own.

    Where somebody speaks for the organisation nobody else lets people in: whoever is let in reads
    what it has answered in calls. Where nobody does, those who lead a city that it is a partner
    of; without a partner, those who lead the city where the claim was made; and nobody where the
    organisation has left something behind that it alone may read.
    """
    roles = user.access.scopes_by_role
    led = frozenset[int]().union(*(roles.get(role, frozenset()) for role in LEAD_ROLES))
    theirs = Partnership.objects.current().filter(organisation=OuterRef("organisation"))
    known = Exists(theirs.filter(platform__in=led)) | ~Exists(theirs) & Q(platform__in=led)
    empty = ~Exists(speakers().filter(scope=OuterRef("organisation")))
    free = reduce(operator.and_, (~each() for each in _secrets), Q())
    return (Q(organisation__in=spoken_for(user)) | empty & known & free) & ~Q(user=user.pk)


def speakers() -> Any:
    """Roles by which somebody speaks for an organisation now: not that which came by itself."""
    held = Membership.objects.current().filter(user__is_active=True)
    return held.exclude(role=Role.CITIZEN)
