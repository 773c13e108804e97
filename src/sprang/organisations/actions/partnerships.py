"""Verbs on partnerships: who belongs to a platform's network without being part of the city."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Platform, User
from sprang.organisations.models import Organisation, Partnership


@transaction.atomic
def join_as_partner(*, platform: Platform, organisation: Organisation, by: User | None) -> bool:
    """Make it a partner, once more where it has been one; False where it is one. `by` is None for
    imports and the demo.

    :raises NotAllowed: unless `by` leads the platform.
    :raises Refused: for an organisation of the city itself.
    """
    must_lead(by, platform)
    if organisation.above.filter(ancestor=platform.pk).exists():
        raise Refused(_("%(name)s hör redan till plattformen.") % {"name": organisation.name})
    rows = Partnership.objects.filter(platform=platform, organisation=organisation)
    _partnership, created = rows.get_or_create(
        platform=platform,
        organisation=organisation,
        defaults={"themes": organisation.themes},
    )
    began = created or _begun_anew(rows)
    if began:
        tell("partnership.began", platform, organisation, by)
    return began


def _begun_anew(rows: QuerySet[Partnership]) -> bool:
    """Whether it had ended. The time before is kept beside the new one."""
    ended = rows.exclude(ended_on=None).select_for_update().first()
    if ended is None or ended.ended_on is None:
        return False
    ended.earlier = [*ended.earlier, [ended.since.isoformat(), ended.ended_on.isoformat()]]
    ended.since, ended.ended_on = timezone.localdate(), None
    ended.save(update_fields=["earlier", "since", "ended_on"])
    return True


@transaction.atomic
def end_partnership(*, platform: Platform, organisation: Organisation, by: User) -> bool:
    """End it at once; False where there is none. What has been agreed and done stays as history;
    whom to turn to is forgotten.

    :raises NotAllowed: unless `by` leads the platform.
    """
    must_lead(by, platform)
    rows = Partnership.objects.current().filter(platform=platform, organisation=organisation)
    held = rows.select_for_update().first()
    if held is None:
        return False
    held.ended_on = timezone.localdate()
    held.save(update_fields=["ended_on"])
    held.contacts.all().delete()
    tell("partnership.ended", platform, organisation, by)
    return True


def must_lead(by: User | None, platform: Platform) -> None:
    if by is not None and not by.access.leads(platform.pk):
        raise NotAllowed("partnership")


def tell(
    kind: str, platform: Platform, organisation: Organisation, by: User | None, **data: Any
) -> None:
    about = {"organisation": str(organisation.uid), **data}
    journal.append(kind, subject=platform, by=by, data=about)
