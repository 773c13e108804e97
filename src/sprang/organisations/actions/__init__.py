"""Verbs on actors: platforms, organisations, units, and the roles that people hold there."""

from .accounts import account_for
from .organisations import add_company, change_organisation, register_organisation
from .partnerships import end_partnership, join_as_partner
from .platforms import change_platform, found_platform
from .rights import may_change, may_register, must_administer
from .roles import end_role, give_role
from .second_step import has_two_steps, must_have_two_steps
from .second_step_reset import reset_two_steps
from .units import add_unit, rename_unit

__all__ = [
    "account_for",
    "add_company",
    "add_unit",
    "change_organisation",
    "change_platform",
    "end_partnership",
    "end_role",
    "found_platform",
    "give_role",
    "has_two_steps",
    "join_as_partner",
    "may_change",
    "may_register",
    "must_administer",
    "must_have_two_steps",
    "register_organisation",
    "rename_unit",
    "reset_two_steps",
]
