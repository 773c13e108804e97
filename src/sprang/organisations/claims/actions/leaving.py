"""Leave, take out who came after oneself, shut a mail domain."""

from django.db import transaction

from sprang.foundation import journal
from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Membership, User

from ...models import Organisation
from .. import rules
from ..models import MailDomain
from .holding import hold


@transaction.atomic
def end_claimed(*, organisation: Organisation, user: User, by: User) -> None:
    """Leave an organisation, or take out somebody who came after oneself.

    :raises NotAllowed: for one who was there before.
    """
    hold(organisation)
    rows = Membership.objects.filter(user=user, scope=organisation.pk).order_by("pk")
    held = rows.exclude(role=Role.CITIZEN).first()
    if held is None:
        return
    if not rules.may_be_claimed(organisation) or not rules.may_end(by, held):
        raise NotAllowed("end_claimed")
    rows.delete()
    data = {"scope": str(organisation.uid), "role": held.role}
    journal.append("role.ended", subject=user, by=by, data=data)


@transaction.atomic
def shut_domain(*, organisation: Organisation, domain: str, by: User) -> None:
    """Nobody comes in by an address there any more; who is in stays.

    :raises NotAllowed: unless `by` works there.
    """
    if not rules.works_at(by, organisation):
        raise NotAllowed("shut_domain")
    shut, _rows = MailDomain.objects.filter(organisation=organisation, domain=domain).delete()
    if shut:
        journal.append("organisation.domain_shut", subject=organisation, by=by)
