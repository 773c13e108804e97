"""Who may do what with a need."""

from sprang.foundation.enums import OUTSIDE_ROLES, Role
from sprang.foundation.models import Platform, User

from .enums import NeedStatus
from .models import Need


def may_capture(user: User, platform: Platform) -> bool:
    """Whoever works on the platform or is its guest; the public form comes through moderation."""
    return platform.pk in user.access.platform_ids or user.access.has_role(
        platform.pk, *OUTSIDE_ROLES
    )


def leads(user: User, need: Need) -> bool:
    return user.access.leads(need.scope_id) or user.access.leads(need.platform_id)


def wrote(user: User, need: Need) -> bool:
    return need.author_id == user.pk


def may_edit(user: User, need: Need) -> bool:
    """The lead and experts at any time; the author until the need has been sharpened."""
    is_expert = user.access.has_role(need.scope_id, Role.EXPERT)
    may_as_author = wrote(user, need) and need.status == NeedStatus.CAPTURED
    return need.is_open and (leads(user, need) or is_expert or may_as_author)


def may_share(user: User, need: Need) -> bool:
    """Only the lead decides that something leaves the house."""
    return need.is_open and leads(user, need)


def wrote_or_leads(user: User, need: Need) -> bool:
    return wrote(user, need) or leads(user, need)
