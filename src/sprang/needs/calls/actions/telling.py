"""What is written of answers in the journal."""

from sprang.foundation import journal
from sprang.foundation.models import User

from ..models import Answer


def told_of(kind: str, answer: Answer, by: User) -> None:
    """Under the person's own name and not the call's: what is told of a call is read by many."""
    data = {"answer": str(answer.uid), "call": str(answer.call.uid)}
    journal.append(kind, subject=by, by=by, data=data)
