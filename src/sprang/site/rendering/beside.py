"""What a kept page is made of beside what the journal tells: asked each time, in a query or two.

A page is drawn anew when what is told here is another; None where it must be drawn anyway.
"""

from collections.abc import Callable, Hashable
from typing import Any

from django.utils import timezone

from sprang.foundation.models import User
from sprang.matching.islands import seeing
from sprang.matching.watching import state as watching
from sprang.needs.calls import turning
from sprang.organisations import members

State = Callable[[Any], Hashable]


def nothing(_request: Any) -> Hashable:
    return ()


def the_day(_request: Any) -> Hashable:
    """A form that begins with today's date, and what days have passed since or are left."""
    return timezone.localdate()


def of_members(request: Any) -> Hashable:
    return members.state_of(request.platform)


def of_calls(request: Any) -> Hashable:
    return turning.state_of(request.user)


def of_watches(request: Any) -> Hashable:
    return watching.state_of(request.user) if isinstance(request.user, User) else None


def of_islands(_request: Any) -> Hashable:
    return seeing.state_now()
