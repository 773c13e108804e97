"""Who works with the islands of a platform."""

from sprang.foundation.enums import OVERSIGHT_ROLES, ScopeKind
from sprang.foundation.models import Platform, Record, ScopeAncestry, User


def may_see(user: User, platform: Platform) -> bool:
    """Who leads, or is a manager, somewhere in the house; in a room one leads only the room."""
    if user.access.has_role(platform.pk, *OVERSIGHT_ROLES):
        return True
    roles = user.access.scopes_by_role
    held = frozenset[int]().union(*(roles.get(role, ()) for role in OVERSIGHT_ROLES))
    inside = ScopeAncestry.objects.filter(ancestor_id=platform.pk, descendant__in=held)
    return bool(held) and inside.exclude(descendant__kind=ScopeKind.ROOM).exists()


def may_answer(user: User, platform: Platform, one: Record, other: Record) -> bool:
    """About two that one sees, of which one at least is the platform's own."""
    is_here = platform.pk in (one.platform_id, other.platform_id)
    is_seen = one.is_visible_to(user) and other.is_visible_to(user)
    return one.pk != other.pk and is_here and is_seen and may_see(user, platform)
