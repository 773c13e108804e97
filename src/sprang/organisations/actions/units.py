"""Verbs on units: add one to the tree, give it another name."""

from typing import Any

from django.db import transaction

from sprang.foundation import journal
from sprang.foundation.models import User
from sprang.organisations.models import Organisation, Unit

from .rights import change, must_administer


@transaction.atomic
def add_unit(
    *,
    organisation: Organisation,
    name: str,
    type: str,
    parent: Unit | None = None,
    by: User | None = None,
    **fields: Any,
) -> Unit:
    """`by` is None for imports and the demo.

    :raises NotAllowed: unless `by` is an administrator of the organisation.
    """
    if by is not None:
        must_administer(by, organisation)
    unit = Unit(
        name=name, type=type, organisation=organisation, parent=parent or organisation, **fields
    )
    unit.full_clean(exclude=["parent"])
    unit.save()
    journal.append("unit.added", subject=unit, by=by)
    return unit


@transaction.atomic
def rename_unit(*, unit: Unit, by: User, name: str) -> bool:
    """Give a unit another name; False where it has it already.

    :raises NotAllowed: unless `by` is an administrator of the unit.
    """
    must_administer(by, unit)
    if not change(unit, {"name": name}):
        return False
    unit.full_clean(exclude=["parent"])
    unit.save(update_fields=["name"])
    journal.append("unit.renamed", subject=unit, by=by, fields=["name"])
    return True
