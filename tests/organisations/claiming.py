"""Claiming to work somewhere, in one line."""

from typing import Any

from sprang.foundation.models import Platform, User
from sprang.organisations.claims import actions
from sprang.organisations.claims.models import Claim
from sprang.organisations.models import Organisation


def fresh(user: User) -> User:
    """As another request meets them."""
    return User.objects.get(pk=user.pk)


def claim(user: User, organisation: Organisation, platform: Platform) -> Claim:
    return actions.claim(organisation=organisation, platform=platform, by=user, words="Säljer.")


def let_in(made: Claim, by: User, **how: Any) -> None:
    actions.let_in(claim=made, by=fresh(by), **how)
