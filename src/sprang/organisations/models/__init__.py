"""The tables of actors, and of what partners agree on."""

from sprang.organisations.claims import models as claims  # so that Django finds them
from sprang.organisations.doubles import models as doubles
from sprang.organisations.partners import models as partners

from .organisation import Organisation, OrganisationQuerySet
from .partnership import Partnership
from .unit import Unit

__all__ = ["Organisation", "OrganisationQuerySet", "Partnership", "Unit"]
__all__ += ["claims", "doubles", "partners"]
