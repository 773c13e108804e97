"""The letters to people who have an account, each written by the room that has something to tell.

How one is sent is said in `foundation.letters.post`.
"""

from datetime import datetime

from django.core.mail import EmailMessage
from django.utils import timezone

from sprang.foundation.letters import post
from sprang.foundation.letters.post import Write
from sprang.foundation.models import User

from ..models import Letter

_writers: dict[str, Write] = {}


def register(about: str, write: Write) -> None:
    """What stands in such a letter now, as its receiver may see it."""
    _writers[about] = write


def begin(user: User, about: str, now: datetime | None = None) -> Letter:
    """From here on it is this letter, whoever sends it."""
    now = now or timezone.now()
    return Letter.objects.create(user=user, about=about, begun_at=now, next_at=now)


def send_all(now: datetime | None = None) -> int:
    """Letters sent, until none is due."""
    letters = Letter.objects.filter(about__in=_writers).select_related("user")
    return post.send_all(letters, written, now)


def send(letter: Letter, now: datetime) -> bool:
    """False where another worker has it, there is nothing to tell, or it could not be sent.

    :raises Away: where no other could be sent either.
    """
    return post.send(letter, written, now)


def written(letter: Letter) -> EmailMessage | None:
    return _writers[letter.about](letter) if letter.user.is_active else None
