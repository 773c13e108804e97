"""The tables of actors, and of what partners agree on."""

from sprang.organisations.partners import models as partners  # so that Django finds them

from .organisation import Organisation, OrganisationQuerySet
from .partnership import Partnership
from .unit import Unit

__all__ = ["Organisation", "OrganisationQuerySet", "Partnership", "Unit", "partners"]
