"""The letter that would go to somebody now."""

from typing import Any

from django.core import mail
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from sprang.dialogue.letters import sending
from sprang.dialogue.models import Notification
from sprang.matching.models import WatchLetter
from sprang.matching.watching.letters import send_due

from .build import Built

NOON = timezone.localtime().replace(hour=12)


def letter_to(built: Built, person: str) -> Any:
    """None where there is nothing to tell, or nobody to tell it to."""
    if person not in built.users:
        return None
    mail.outbox.clear()
    with override_settings(ORIGIN="https://sprang.example"), transaction.atomic():
        WatchLetter.objects.exclude(user=built.users[person]).delete()
        sent = send_due(NOON)
        transaction.set_rollback(True)
    assert sent == len(mail.outbox) <= 1
    return mail.outbox.pop() if sent else None


def news_letter_to(built: Built, person: str) -> Any:
    """The same of the letter about news."""
    if person not in built.users:
        return None
    mail.outbox.clear()
    with override_settings(ORIGIN="https://sprang.example"), transaction.atomic():
        Notification.objects.exclude(user=built.users[person]).delete()
        sent = sending.send_due(timezone.now())
        transaction.set_rollback(True)
    assert sent == len(mail.outbox) <= 1
    return mail.outbox.pop() if sent else None
