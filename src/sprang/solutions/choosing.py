"""What a person may choose among in the form of a solution."""

from itertools import chain

from django.db.models import Q, QuerySet

from sprang.foundation.enums import OUTSIDE_ROLES, Role
from sprang.foundation.forms.choices import scopes_for
from sprang.foundation.models import Platform, Scope, User
from sprang.organisations.models import Organisation

from .models import Solution

LONGEST = 300
"""Names to choose among; a longer list helps nobody."""


def scopes_to(user: User, solution: Solution) -> QuerySet[Scope]:
    """Where it is, and the person's own places; the platform itself for those who work for it."""
    platform = solution.platform
    places = Q(pk__in=scopes_for(user, platform).values("pk")) | Q(pk=solution.scope_id)
    if user.access.has_role(platform.pk, *set(Role) - OUTSIDE_ROLES):
        places |= Q(pk=platform.pk)
    return Scope.objects.filter(places).order_by("name")


def names_known(platform: Platform) -> list[str]:
    """To choose among while writing: the platform's partners first, then others who can help."""
    listed = Organisation.objects.visible_to(None).order_by("name")
    partners = listed.filter(partnerships__platform=platform, partnerships__ended_on=None)
    rows = (
        each.values_list("name", flat=True)[:LONGEST] for each in (partners, listed.innovators())
    )
    return list(dict.fromkeys(chain(*rows)))[:LONGEST]
