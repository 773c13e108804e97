"""A part of an organisation: committee, department, district, team. Units form a tree."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import ScopeKind
from sprang.foundation.models import Scope

from ..enums import UnitKind
from .organisation import Organisation


class Unit(Scope):
    scope_ptr = models.OneToOneField(
        Scope, models.CASCADE, parent_link=True, related_name="as_unit"
    )
    type = models.CharField(_("Slag"), max_length=12, choices=UnitKind)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="units")
    external_id = models.CharField(max_length=80, blank=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = ScopeKind.UNIT
