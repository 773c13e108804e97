"""Who may do what with a need."""

from sprang.foundation.enums import Role, Visibility
from sprang.foundation.forms.choices import scopes_to_move
from sprang.foundation.models import Platform, Scope, User

from .enums import NeedStatus
from .models import Need

UNPUBLISHED = frozenset({Visibility.DRAFT, Visibility.UNIT, Visibility.INTERNAL})
"""Where a need is still its author's; what the lead has published speaks for the city."""


def may_capture(user: User, platform: Platform) -> bool:
    """Whoever works on the platform or is its guest; the public form comes through moderation."""
    return platform.pk in user.access.platform_ids or user.access.is_guest(platform.pk)


def leads(user: User, need: Need) -> bool:
    return user.access.leads(need.scope_id) or user.access.leads(need.platform_id)


def wrote(user: User, need: Need) -> bool:
    """Is its author and still has something to do with the platform; not once they have left."""
    return need.author_id == user.pk and need.platform_id in user.access.platforms_known


def decides_as_author(user: User, need: Need) -> bool:
    return wrote(user, need) and need.visibility in UNPUBLISHED


def may_edit(user: User, need: Need) -> bool:
    """The lead and experts at any time; the author until it has been sharpened or published."""
    is_expert = user.access.has_role(need.scope_id, Role.EXPERT)
    may_as_author = decides_as_author(user, need) and need.status == NeedStatus.CAPTURED
    return need.is_open and (leads(user, need) or is_expert or may_as_author)


def may_see_versions(user: User, need: Need) -> bool:
    """Those who write on it. What was taken out before it was shared is nothing for others."""
    is_expert = user.access.has_role(need.scope_id, Role.EXPERT)
    return leads(user, need) or is_expert or decides_as_author(user, need)


def may_move(user: User, need: Need, scope: Scope) -> bool:
    return scope.pk == need.scope_id or scopes_to_move(user, need).filter(pk=scope.pk).exists()


def may_share(user: User, need: Need) -> bool:
    """Only the lead decides that something leaves the house."""
    return need.is_open and leads(user, need)


def wrote_or_leads(user: User, need: Need) -> bool:
    return decides_as_author(user, need) or leads(user, need)
