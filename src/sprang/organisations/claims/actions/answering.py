"""Let somebody in who claims to work there, or say why not."""

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User

from .. import rules
from ..enums import ClaimState
from ..models import Claim, MailDomain
from .holding import decide, give_seat, hold, tell


@transaction.atomic
def let_in(*, claim: Claim, by: User, with_domain: bool = False) -> Claim:
    """`with_domain`: others with a proved address at the same place come in by themselves.

    :raises NotAllowed: unless `by` answers it.
    :raises Refused: it has been answered, or its address is one that anybody may have.
    """
    _must_answer(claim, by)
    with journal.together():
        if with_domain:
            _open_domain(claim, by)
        return give_seat(claim, by)


def _open_domain(claim: Claim, by: User) -> None:
    """That of the address which whoever answers sees: not of others that the person has."""
    if claim.domain not in rules.proved_domains(claim.user):
        raise Refused(_("Personen har ingen bekräftad adress som är organisationens egen."))
    MailDomain.objects.get_or_create(
        organisation=claim.organisation, domain=claim.domain, defaults={"by": by}
    )
    journal.append("organisation.domain_opened", subject=claim.organisation, by=by)


@transaction.atomic
def decline(*, claim: Claim, by: User, reason: str) -> Claim:
    """:raises NotAllowed: unless `by` answers it.
    :raises BadInput: no reason.
    :raises Refused: it has been answered.
    """
    _must_answer(claim, by)
    if not reason.strip():
        raise BadInput({"reason": _("Skriv varför, så att personen vet vad som saknas.")})
    decide(claim, by, ClaimState.DECLINED, reason.strip())
    tell("claim.declined", claim, by)
    return claim


def _must_answer(claim: Claim, by: User) -> None:
    hold(claim.organisation)
    claim.refresh_from_db(fields=["state"])
    if not rules.may_answer(by, claim):
        raise NotAllowed("answer_claim")
    if not claim.is_waiting:
        raise Refused(_("Någon hann före: det är redan besvarat."))
