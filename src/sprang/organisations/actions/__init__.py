"""Verbs on actors: platforms, organisations, units, and the roles that people hold there."""

from .organisations import (
    change_organisation,
    join_as_partner,
    municipality_of,
    register_organisation,
)
from .platforms import change_platform, found_platform
from .rights import must_administer
from .roles import end_role, give_role
from .units import add_unit, rename_unit

__all__ = [
    "add_unit",
    "change_organisation",
    "change_platform",
    "end_role",
    "found_platform",
    "give_role",
    "join_as_partner",
    "municipality_of",
    "must_administer",
    "register_organisation",
    "rename_unit",
]
