"""What the register itself lets come along."""

from ..claims.models import Claim
from .registry import moves

moves(Claim, "organisation", once=("user", "state"))
