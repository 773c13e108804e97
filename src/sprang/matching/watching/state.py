"""How far the watches of a person have come, beside what the journal tells."""

from collections.abc import Hashable
from typing import Final

from django.db.models import Count, Max

from sprang.foundation.models import User

FOUND: Final = "watches__notices"
LETTER: Final = ("how", "failure", "failed_to")


def state_of(user: User) -> Hashable:
    """What the page of watches tells and the journal doesn't: what was found and read since, and
    how letters go."""
    own = User.objects.filter(pk=user.pk).values_list(*(f"watch_letter__{name}" for name in LETTER))
    told = {"n": Count(FOUND), "last": Max(FOUND), "read": Count(f"{FOUND}__read_at")}
    state: Hashable = own.annotate(**told).get()
    return state
