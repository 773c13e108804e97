"""Verbs on partnerships: who belongs to a platform's network without being part of the city."""

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Platform, User
from sprang.organisations.models import Organisation, Partnership


@transaction.atomic
def join_as_partner(*, platform: Platform, organisation: Organisation, by: User | None) -> bool:
    """Make it a partner; False where it is one. `by` is None for imports and the demo.

    :raises NotAllowed: unless `by` leads the platform.
    :raises Refused: for an organisation of the city itself.
    """
    must_lead(by, platform)
    if organisation.above.filter(ancestor=platform.pk).exists():
        raise Refused(_("%(name)s hör redan till plattformen.") % {"name": organisation.name})
    _partnership, created = Partnership.objects.get_or_create(
        platform=platform, organisation=organisation
    )
    if created:
        tell("partnership.began", platform, organisation, by)
    return created


@transaction.atomic
def end_partnership(*, platform: Platform, organisation: Organisation, by: User) -> bool:
    """End it at once; False where there is none. What has been written stays.

    :raises NotAllowed: unless `by` leads the platform.
    """
    must_lead(by, platform)
    ended, _tables = Partnership.objects.filter(
        platform=platform, organisation=organisation
    ).delete()
    if ended:
        tell("partnership.ended", platform, organisation, by)
    return bool(ended)


def must_lead(by: User | None, platform: Platform) -> None:
    if by is not None and not by.access.leads(platform.pk):
        raise NotAllowed("partnership")


def tell(kind: str, platform: Platform, organisation: Organisation, by: User | None) -> None:
    journal.append(kind, subject=platform, by=by, data={"organisation": str(organisation.uid)})
