"""Verbs on platforms: found one, change its words."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import Refused
from sprang.foundation.models import Platform, User

from .rights import change, must_administer
from .second_step import has_two_steps


@transaction.atomic
def found_platform(*, by: User | None, slug: str, name: str, **fields: Any) -> Platform:
    """Open a city's platform together with the municipality that it belongs to."""
    platform = Platform(slug=slug, name=name, **fields)
    platform.full_clean(exclude=["parent"])
    platform.save()
    journal.append("platform.founded", subject=platform, by=by)
    return platform


@transaction.atomic
def change_platform(*, platform: Platform, by: User, **values: str | bool | list[str]) -> bool:
    """Write the platform's own words; False where nothing differs.

    :raises NotAllowed: unless `by` is an administrator of the platform.
    :raises Refused: to ask of others for two steps that one does not take.
    """
    must_administer(by, platform)
    if values.get("administrators_two_steps") and not has_two_steps(by):
        raise Refused(_("Slå på två steg för dig själv först, under Min sida."))
    changed = change(platform, values)
    if changed:
        platform.full_clean(exclude=["parent"])
        platform.save(update_fields=changed)
        journal.append("platform.changed", subject=platform, by=by, fields=changed)
    return bool(changed)
