"""What the verbs share: one at a time, the decision written down, the journal told."""

from django.utils import timezone

from sprang.foundation import journal
from sprang.foundation.enums import Role
from sprang.foundation.models import Membership, Scope, User

from ...models import Organisation
from ..enums import ClaimState
from ..models import Claim


def hold(organisation: Organisation) -> None:
    """Of two who decide at once, or come and go, the second waits. NO KEY: rows that refer to it
    can still be written."""
    Scope.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def decide(claim: Claim, by: User | None, state: ClaimState, reason: str = "") -> None:
    claim.state, claim.by, claim.reason, claim.decided_at = state, by, reason, timezone.now()
    claim.save(update_fields=["state", "by", "reason", "decided_at"])


def give_seat(claim: Claim, by: User | None) -> Claim:
    """A partner of the register speaks for the organisation and leads nothing in it."""
    user, scope = claim.user, claim.organisation
    held, is_new = Membership.objects.get_or_create(user=user, scope=scope, role=Role.PARTNER)
    if not is_new and held.valid_until is not None:
        held.valid_until = None
        held.save(update_fields=["valid_until"])
    decide(claim, by, ClaimState.LET_IN)
    data = {"scope": str(scope.uid), "role": Role.PARTNER.value}
    journal.append("role.given", subject=user, by=by, data=data)
    return claim


def tell(kind: str, claim: Claim, by: User) -> None:
    data = {"claim": str(claim.uid), "organisation": str(claim.organisation.uid)}
    journal.append(kind, subject=claim.user, by=by, data=data)
