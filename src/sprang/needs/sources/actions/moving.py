"""From one state to the next, once."""

from collections.abc import Collection
from typing import Any

from sprang.foundation import journal
from sprang.foundation.models import User

from ..enums import State
from ..models import Submission


def move(submission: Submission, sources: Collection[State], to: State, **values: Any) -> bool:
    """False where it stands elsewhere: somebody else was faster."""
    same = Submission.objects.filter(pk=submission.pk, state__in=sources)
    if not same.update(state=to, **values):
        return False
    submission.refresh_from_db()
    return True


def note(verb: str, submission: Submission, *, by: User | None) -> None:
    """Its key alone: the journal lasts, and what is said here is a private person's."""
    data = {"submission": str(submission.uid)}
    journal.append(f"submission.{verb}", subject=submission.platform, by=by, data=data)
