"""Putting a letter to the sender in the way out."""

from datetime import timedelta

from django.utils import timezone

from ..enums import About
from ..models import SenderLetter, Submission


def begin_letter(
    submission: Submission, about: About, words: str = "", after: timedelta = timedelta()
) -> None:
    """In the transaction that decides that there is one. Who is forgotten gets none."""
    if submission.email:
        now = timezone.now()
        SenderLetter.objects.create(
            submission=submission, about=about, words=words, begun_at=now, next_at=now + after
        )
