"""Ending every session of a person: lost phone, shared computer, left the city."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from sprang.foundation import journal
from sprang.foundation.models import User


@transaction.atomic
def end_sessions(user: User) -> int:
    """How many there were.

    A session's owner is inside its signed data, so all living sessions are read. Some thousand
    take less than a second, and nobody does this often.
    """
    living = Session.objects.filter(expire_date__gt=timezone.now())
    theirs = [
        session.pk
        for session in living.iterator(chunk_size=500)
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    ended, _rows = Session.objects.filter(pk__in=theirs).delete()
    journal.append("user.signed_out_everywhere", subject=user, by=user)
    return ended
