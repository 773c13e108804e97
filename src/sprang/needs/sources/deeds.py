"""The same verb on several at once: those that can't are left as they are."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sprang.foundation.errors import BadInput, Refused
from sprang.foundation.models import Platform, User

from . import actions
from .models import Submission
from .pointing import points_at_somebody

MOST = 200
"""At once."""


def take_in_as_told(*, submission: Submission, by: User) -> object:
    """:raises Refused: for one that points at somebody: a lead takes that out first."""
    if points_at_somebody(submission):
        raise Refused(_("Den pekar ut någon. Öppna den och ta bort det först."))
    return actions.take_in(
        submission=submission, by=by, text=submission.text, affected=submission.affected
    )


STEPS: Mapping[str, Callable[..., object]] = {
    "ta-in": take_in_as_told,
    "avboj": actions.decline,
    "stoppa": actions.hold,
    "slapp": actions.release,
}
SEVERAL = {
    "vantar": (("ta-in", _("Ta in")), ("stoppa", _("Stoppa som skräp")), ("avboj", _("Avböj"))),
    "stoppat": (("slapp", _("Släpp fram")),),
    "obekraftat": (("stoppa", _("Stoppa som skräp")),),
}
"""What can be done in each view."""


def do_with_several(
    platform: Platform, by: User, step: str, uids: Iterable[str], said: Mapping[str, Any]
) -> int:
    """How many it was done with; nothing for a step or a key that there is none of."""
    if step not in STEPS:
        return 0
    rows = Submission.objects.visible_to(by).filter(platform=platform, uid__in=_keys(uids))
    done = 0
    for submission in rows.select_related("platform").order_by("created_at", "pk")[:MOST]:
        try:
            STEPS[step](submission=submission, by=by, **said)
        except (Refused, BadInput):
            continue
        done += 1
    return done


def _keys(texts: Iterable[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
