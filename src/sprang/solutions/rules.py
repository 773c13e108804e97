"""Who may do what with a solution."""

from sprang.foundation.enums import Role
from sprang.foundation.models import Platform, User

from .models import Solution


def may_register(user: User, platform: Platform) -> bool:
    return platform.pk in user.access.platform_ids


def leads(user: User, solution: Solution) -> bool:
    return user.access.leads(solution.scope_id) or user.access.leads(solution.platform_id)


def may_edit(user: User, solution: Solution) -> bool:
    is_expert = user.access.has_role(solution.scope_id, Role.EXPERT)
    return leads(user, solution) or is_expert or solution.author_id == user.pk
