"""Who may do what with a solution."""

from sprang.foundation.enums import Role, Visibility
from sprang.foundation.models import Platform, User

from .models import Solution

IN_THE_HOUSE = (Visibility.DRAFT, Visibility.UNIT, Visibility.INTERNAL)


def may_register(user: User, platform: Platform) -> bool:
    return platform.pk in user.access.platform_ids


def leads(user: User, solution: Solution) -> bool:
    return user.access.leads(solution.scope_id) or user.access.leads(solution.platform_id)


def may_edit(user: User, solution: Solution) -> bool:
    """The lead and experts at any time; the author until it has left the house."""
    is_expert = user.access.has_role(solution.scope_id, Role.EXPERT)
    may_as_author = wrote(user, solution) and solution.visibility in IN_THE_HOUSE
    return leads(user, solution) or is_expert or may_as_author


def wrote(user: User, solution: Solution) -> bool:
    """What someone wrote is theirs only while they work on the platform."""
    return solution.author_id == user.pk and may_register(user, solution.platform)
