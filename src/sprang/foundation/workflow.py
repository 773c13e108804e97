"""Status as a declared table of transitions, enforced in one place.

    NEED = Workflow(
        Transition("sharpen", {"captured"}, "sharpened", who=leads_it, label=_("Skärp")),
        …
    )

The page shows `allowed(record, user)`, the action calls `go(record, verb, by=…)`, and the API
answers 409 with the reason of the same refusal.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from . import records
from .errors import NotAllowed, Refused, Stale
from .models import User
from .records import R

Who = Callable[[User, Any], bool]
Guard = Callable[[Any], str | Promise | None]


def no_guard(_record: Any) -> None:
    return None


@dataclass(frozen=True)
class Transition:
    """`guard` answers with the reason why the record is not ready, or None."""

    verb: str
    sources: Collection[str]
    target: str
    who: Who
    label: str | Promise
    guard: Guard = no_guard
    said: str = ""
    """What the journal calls it; the verb itself where nothing else is given."""


class Workflow:
    def __init__(self, *transitions: Transition) -> None:
        self.transitions = {each.verb: each for each in transitions}

    def allowed(self, record: Any, user: User) -> list[Transition]:
        """The transitions that stand open to the person now."""
        return [
            each
            for each in self.transitions.values()
            if record.status in each.sources and each.who(user, record) and not each.guard(record)
        ]

    def check(self, record: Any, verb: str, by: User) -> str:
        """The status that the verb leads to.

        :raises NotAllowed: the person may not.
        :raises Refused: the record does not stand where the verb can be used.
        """
        transition = self.transitions[verb]
        if not transition.who(by, record):
            raise NotAllowed(verb)
        if record.status not in transition.sources:
            raise Refused(
                _("Det går inte från läget ”%(status)s”.") % {"status": record.get_status_display()}
            )
        if reason := transition.guard(record):
            raise Refused(str(reason))
        return transition.target

    @transaction.atomic
    def go(self, record: R, verb: str, *, by: User, version: int | None = None, **values: Any) -> R:
        """Take the step. `version` is what the person saw when they decided.

        :raises NotAllowed: the person may not.
        :raises Refused: the record does not stand where the verb can be used.
        :raises Stale: someone else has changed the record since `version`.
        """
        if version is not None and version != record.version:
            raise Stale(records.STALE)
        status, said = self.check(record, verb, by), self.transitions[verb].said or verb
        return records.change(record, by=by, verb=said, version=version, status=status, **values)
