"""Who may do what with a need."""

from sprang.foundation.enums import OUTSIDE_ROLES, Role, ScopeKind, Visibility
from sprang.foundation.forms.choices import scopes_to_move
from sprang.foundation.models import Platform, Scope, User

from .enums import NeedStatus
from .models import Joining, Need

INSIDE_ROLES = tuple(set(Role) - OUTSIDE_ROLES)
UNPUBLISHED = frozenset({Visibility.DRAFT, Visibility.UNIT, Visibility.INTERNAL})
"""Where a need is still its author's; what the lead has published speaks for the city."""


def may_capture(user: User, platform: Platform) -> bool:
    """Whoever works on the platform or is its guest; the public form comes through moderation."""
    return platform.pk in user.access.platform_ids or user.access.is_guest(platform.pk)


def leads(user: User, need: Need) -> bool:
    return user.access.leads(need.scope_id) or user.access.leads(need.platform_id)


def steers(user: User, need: Need) -> bool:
    """Leads it, or one of the units, companies and cities that own it too."""
    if leads(user, need):
        return True
    # who leads nothing need not be asked for among the owners: that takes a query for each need
    return user.access.leads_somewhere and any(map(user.access.leads, need.owner_ids))


def wrote(user: User, need: Need) -> bool:
    """Is its author and still has something to do with the platform; not once they have left."""
    return need.author_id == user.pk and need.platform_id in user.access.platforms_known


def decides_as_author(user: User, need: Need) -> bool:
    return wrote(user, need) and need.visibility in UNPUBLISHED


def names_authors(user: User, need: Need) -> bool:
    """Says who writes it together with its author."""
    return need.is_open and (wrote(user, need) or leads(user, need))


def writes_along(user: User, need: Need) -> bool:
    """Was asked to write it together, and still has something to do with the platform."""
    return need.platform_id in user.access.platforms_known and user.pk in need.co_author_ids


def writes_as_author(user: User, need: Need) -> bool:
    may_along = need.visibility in UNPUBLISHED and writes_along(user, need)
    return decides_as_author(user, need) or may_along


def may_edit(user: User, need: Need) -> bool:
    """The lead and experts at any time; those who wrote it until it is sharpened or published."""
    if may_scan(user, need):
        return True
    is_theirs = need.is_open and need.status == NeedStatus.CAPTURED
    return is_theirs and writes_as_author(user, need)


def may_scan(user: User, need: Need) -> bool:
    """Write down what was looked at: those who lead it, and its experts."""
    is_expert = user.access.has_role(need.scope_id, Role.EXPERT)
    return need.is_open and (is_expert or steers(user, need))


def may_speak_for(user: User, scope: Scope) -> bool:
    """Join a need for a place: those who work there, and a company's own people for the company."""
    if scope.kind == ScopeKind.ROOM:
        return False
    if user.access.has_role(scope.pk, *INSIDE_ROLES):
        return True
    # a partner of a whole city speaks for no part of the city
    is_company = scope.kind == ScopeKind.ORGANISATION and scope.parent_id is None
    return is_company and user.access.has_role(scope.pk, Role.PARTNER)


def may_join(user: User, need: Need, scope: Scope) -> bool:
    return need.is_open and scope.pk != need.scope_id and may_speak_for(user, scope)


def may_leave(user: User, joining: Joining) -> bool:
    """Whoever joined, who leads what joined, and who leads the need."""
    is_own = joining.by_id == user.pk and may_speak_for(user, joining.scope)
    return is_own or user.access.leads(joining.scope_id) or leads(user, joining.need)


def may_see_versions(user: User, need: Need) -> bool:
    """Those who write on it. What was taken out before it was shared is nothing for others."""
    is_expert = user.access.has_role(need.scope_id, Role.EXPERT)
    return leads(user, need) or is_expert or writes_as_author(user, need)


def may_move(user: User, need: Need, scope: Scope) -> bool:
    return scope.pk == need.scope_id or scopes_to_move(user, need).filter(pk=scope.pk).exists()


def may_share(user: User, need: Need) -> bool:
    """Only the lead decides that something leaves the house."""
    return need.is_open and leads(user, need)


def may_end(user: User, need: Need) -> bool:
    """Whoever steers it, and the author while nobody else has begun with it."""
    return steers(user, need) or (
        need.status == NeedStatus.CAPTURED and decides_as_author(user, need)
    )


def wrote_or_leads(user: User, need: Need) -> bool:
    return decides_as_author(user, need) or leads(user, need)
