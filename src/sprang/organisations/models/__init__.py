"""The tables of actors."""

from .organisation import Organisation, OrganisationQuerySet
from .partnership import Partnership
from .unit import Unit

__all__ = ["Organisation", "OrganisationQuerySet", "Partnership", "Unit"]
