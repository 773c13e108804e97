"""The places that a person may speak for."""

from django.db.models import Q, QuerySet

from sprang.foundation.enums import Role, ScopeKind
from sprang.foundation.models import Scope, User

from .rules import INSIDE_ROLES


def places_to_speak_for(user: User) -> QuerySet[Scope]:
    """Units and organisations where the person works, and companies that they are a partner for;
    the same as `rules.may_speak_for`, as a condition of the database."""
    roles = user.access.scopes_by_role
    inside = frozenset[int]().union(*(roles.get(role, frozenset()) for role in INSIDE_ROLES))
    company = Q(kind=ScopeKind.ORGANISATION, parent=None, pk__in=roles.get(Role.PARTNER, ()))
    places = Scope.objects.filter(Q(pk__in=inside) | company)
    return places.exclude(kind=ScopeKind.ROOM).order_by("name", "pk")


def may_speak_somewhere(user: User) -> bool:
    """Without asking the database; whoever is a guest everywhere is told on the next page."""
    roles = user.access.scopes_by_role
    return any(roles.get(role) for role in (*INSIDE_ROLES, Role.PARTNER))
