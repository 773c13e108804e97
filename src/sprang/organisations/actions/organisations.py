"""Verbs on organisations: register, change, take into a platform's network."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Platform, Scope, User
from sprang.organisations.enums import OrganisationKind
from sprang.organisations.models import Organisation, Partnership
from sprang.organisations.numbers import normalise_organisation_number

from .rights import change, may_register


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
def change_organisation(*, organisation: Organisation, **values: Any) -> bool:
    """Write new values; False where nothing differs."""
    changed = change(organisation, values)
    if not changed:
        return False
    organisation.changed_at = timezone.now()
    organisation.full_clean(exclude=["parent"])
    organisation.save()
    journal.append("organisation.changed", subject=organisation, by=None, fields=changed)
    return True


@transaction.atomic
def join_as_partner(*, platform: Platform, organisation: Organisation, by: User | None) -> None:
    _partnership, created = Partnership.objects.get_or_create(
        platform=platform, organisation=organisation
    )
    if created:
        journal.append(
            "partnership.began",
            subject=platform,
            by=by,
            data={"organisation": str(organisation.uid)},
        )


def municipality_of(platform: Platform) -> Organisation:
    """The municipality whose platform it is."""
    return Organisation.objects.get(parent_id=platform.pk, type=OrganisationKind.MUNICIPALITY)
