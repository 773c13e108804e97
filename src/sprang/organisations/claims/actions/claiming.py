"""Claim to work somewhere, and take it back."""

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Platform, User

from ...models import Organisation
from .. import rules
from ..enums import ClaimState
from ..models import Claim
from .holding import decide, give_seat, hold, tell

MOST = 10
"""Claims of one person that wait: more are guesses."""


@transaction.atomic
def claim(*, organisation: Organisation, platform: Platform, by: User, words: str) -> Claim:
    """Say that one works there. Who has an address that was let in before is in at once.

    :raises NotAllowed: for one that belongs to a city, or isn't in the register.
    :raises BadInput: no words.
    :raises Refused: one works there, or has as many claims as one may.
    """
    if not by.is_active or not rules.may_be_claimed(organisation):
        raise NotAllowed("claim")
    if not words.strip():
        raise BadInput({"words": _("Skriv vad du gör där, till exempel säljer eller forskar.")})
    hold(organisation)
    _must_be_new(organisation, by)
    known = Claim.objects.waiting().filter(organisation=organisation, user=by).first()
    made = known or Claim.objects.create(
        organisation=organisation, user=by, platform=platform, words=words.strip()
    )
    if rules.is_proved(by, organisation):
        return give_seat(made, None)
    if known is None:
        tell("claim.made", made, by)
    return made


def _must_be_new(organisation: Organisation, by: User) -> None:
    if rules.works_at(by, organisation):
        raise Refused(_("Du hör redan dit."))
    waits = Claim.objects.waiting().filter(user=by, organisation__is_listed=True)
    if waits.exclude(organisation=organisation).count() >= MOST:
        raise Refused(_("Du väntar redan på svar från tio. Återkalla någon av dem först."))


@transaction.atomic
def withdraw(*, claim: Claim, by: User) -> Claim:
    """:raises NotAllowed: for another's."""
    if claim.user_id != by.pk:
        raise NotAllowed("withdraw_claim")
    hold(claim.organisation)
    claim.refresh_from_db(fields=["state"])
    if claim.is_waiting:
        decide(claim, by, ClaimState.WITHDRAWN)
        tell("claim.withdrawn", claim, by)
    return claim
