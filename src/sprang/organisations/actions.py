"""Verbs on actors: found a platform, register an organisation, add a unit, give a role."""

from datetime import date
from typing import Any

from django.db import transaction

from sprang.foundation import journal
from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Membership, Platform, Scope, User

from .enums import OrganisationKind
from .models import Organisation, Partnership, Unit
from .numbers import normalise_organisation_number


@transaction.atomic
def found_platform(*, by: User | None, slug: str, name: str, **fields: Any) -> Platform:
    """Open a city's platform together with the municipality that it belongs to."""
    platform = Platform(slug=slug, name=name, **fields)
    platform.full_clean(exclude=["parent"])
    platform.save()
    journal.append("platform.founded", subject=platform, by=by)
    return platform


@transaction.atomic
def register_organisation(
    *, name: str, type: str, parent: Scope | None = None, **fields: Any
) -> Organisation:
    """Take an organisation into the network's register.

    :raises ValidationError: for a field that can't be used, the organisation number among them.
    """
    fields["organisation_number"] = normalise_organisation_number(
        fields.get("organisation_number", "")
    )
    organisation = Organisation(name=name, type=type, parent=parent, **fields)
    organisation.full_clean(exclude=["parent"])
    organisation.save()
    journal_organisation("organisation.registered", organisation)
    return organisation


@transaction.atomic
def change_organisation(*, organisation: Organisation, **values: Any) -> bool:
    """Write new values; False where nothing differs."""
    changed = {name for name, value in values.items() if getattr(organisation, name) != value}
    if not changed:
        return False
    for name in changed:
        setattr(organisation, name, values[name])
    organisation.full_clean(exclude=["parent"])
    organisation.save()
    journal_organisation("organisation.changed", organisation, changed)
    return True


def journal_organisation(
    kind: str, organisation: Organisation, fields: set[str] | None = None
) -> None:
    journal.append(kind, subject=organisation, by=None, fields=fields or ())


@transaction.atomic
def add_unit(
    *, organisation: Organisation, name: str, type: str, parent: Unit | None = None, **fields: Any
) -> Unit:
    unit = Unit(
        name=name, type=type, organisation=organisation, parent=parent or organisation, **fields
    )
    unit.full_clean(exclude=["parent"])
    unit.save()
    journal.append("unit.added", subject=unit, by=None)
    return unit


@transaction.atomic
def give_role(
    *,
    user: User,
    scope: Scope,
    role: Role,
    by: User | None,
    title: str = "",
    until: date | None = None,
) -> Membership:
    """`by` is None only at the first start and in the demo.

    :raises NotAllowed: unless `by` is an administrator of the scope.
    """
    if by is not None and not by.access.has_role(scope.pk, Role.ADMINISTRATOR):
        raise NotAllowed("give_role")
    membership, _created = Membership.objects.update_or_create(
        user=user, scope=scope, role=role, defaults={"title": title, "valid_until": until}
    )
    journal.append("role.given", subject=user, by=by, data={"scope": str(scope.uid), "role": role})
    return membership


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
