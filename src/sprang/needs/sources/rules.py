"""Who decides on what comes in, and how long each thing is kept."""

from datetime import timedelta
from typing import Final

from sprang.foundation.models import Platform, User

HOLDS: Final = timedelta(days=7)
"""How long the link in the first letter confirms."""
UNCONFIRMED_KEPT: Final = timedelta(days=14)
HELD_KEPT: Final = timedelta(days=90)
DECLINED_KEPT: Final = timedelta(days=90)
SENDER_KEPT: Final = timedelta(days=730)
"""After it was taken in. The need itself stays, without a word of who told it."""
NETWORK_KEPT: Final = timedelta(days=1)
REGRET: Final = timedelta(minutes=10)
"""A verdict waits so long before the letter goes: a wrong button can be undone unseen."""


def may_moderate(user: User, platform: Platform) -> bool:
    return user.access.leads(platform.pk)
