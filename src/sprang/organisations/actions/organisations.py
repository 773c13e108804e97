"""Verbs on organisations: register, change, add a company of the city's own."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Platform, Scope, User
from sprang.organisations.enums import OrganisationKind
from sprang.organisations.models import Organisation
from sprang.organisations.numbers import normalise_organisation_number

from .rights import change, may_change, may_register, must_administer


@transaction.atomic
def register_organisation(
    *, name: str, type: str, by: User | None = None, parent: Scope | None = None, **fields: Any
) -> Organisation:
    """Take an organisation into the network's register. `by` is None for imports and the demo.

    :raises NotAllowed: the person leads nothing.
    :raises ValidationError: for a field that can't be used, the organisation number among them.
    """
    if by and not may_register(by):
        raise NotAllowed("register_organisation")
    fields["organisation_number"] = normalise_organisation_number(
        fields.get("organisation_number", "")
    )
    organisation = Organisation(name=name, type=type, parent=parent, **fields)
    organisation.full_clean(exclude=["parent"])
    organisation.save()
    journal.append("organisation.registered", subject=organisation, by=by)
    return organisation


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, by: User | None = None, **values: Any
) -> bool:
    """Write new values; False where nothing differs. `by` is None for imports.

    :raises NotAllowed: unless the person may change it.
    """
    if by and not may_change(by, organisation):
        raise NotAllowed("change_organisation")
    if "organisation_number" in values:
        number = normalise_organisation_number(values["organisation_number"])
        values["organisation_number"] = number
    changed = change(organisation, values)
    if not changed:
        return False
    organisation.changed_at = timezone.now()
    organisation.full_clean(exclude=["parent"])
    organisation.save()
    journal.append("organisation.changed", subject=organisation, by=by, fields=changed)
    return True


def add_company(
    *, platform: Platform, by: User, name: str, organisation_number: str = ""
) -> Organisation:
    """Add a company that the municipality owns; its people work inside the platform.

    :raises NotAllowed: unless `by` is an administrator of the platform.
    """
    must_administer(by, platform)
    own = Organisation.objects.filter(parent=platform, type=OrganisationKind.MUNICIPALITY)
    return register_organisation(
        name=name,
        type=OrganisationKind.MUNICIPAL_COMPANY,
        by=by,
        parent=own.first() or platform,
        organisation_number=organisation_number,
        municipality_code=platform.municipality_code,
    )
