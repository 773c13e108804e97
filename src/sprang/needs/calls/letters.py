"""Telling those who have answered how it went: one function for it, and seeing to the letters.

A letter is written down with what it tells of, and marked as sent after it went: whoever is killed
between leaves it to be taken up again, with the same Message-ID.
"""

import logging
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sprang.foundation import journal
from sprang.foundation.models import Membership, User

from .models import Answer, CallLetter

logger = logging.getLogger(__name__)
HELD: Final = timedelta(minutes=10)
AT_ONCE: Final = 100


def tell(answers: Any, *, by: User, kind: str) -> None:
    """Called in the transaction that decided it. Whoever works there and has sent is told."""
    now = timezone.now()
    for answer in answers.select_related("call", "sender", "organisation"):
        data = {"answer": str(answer.uid), "call": str(answer.call.uid)}
        journal.append(kind, subject=answer.sender, by=by, data=data)
        CallLetter.objects.create(answer=answer, to=answer.sender, written_at=now)
    answers.update(told_at=now)


def send_due(now: datetime | None = None) -> int:
    """Letters sent. Without an address of its own Språng has nowhere to lead, and sends none."""
    if not settings.ORIGIN:
        return 0
    now = now or timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lte=now - HELD)
    waits = CallLetter.objects.filter(free, sent_at=None).order_by("pk")
    related = ("to", "answer__call__platform", "answer__organisation")
    return sum(_send(letter, now) for letter in waits.select_related(*related)[:AT_ONCE])


def _send(letter: CallLetter, now: datetime) -> bool:
    """False where another worker has it, the person has left, or it could not be sent."""
    row = CallLetter.objects.filter(pk=letter.pk, sent_at=None)
    if not row.filter(claimed_at=letter.claimed_at).update(claimed_at=now):
        return False
    works = Membership.objects.current().filter(user=letter.to)
    if not letter.to.is_active or not works.filter(scope=letter.answer.organisation_id).exists():
        row.update(sent_at=now)  # nobody there to tell; the page of the organisation says it
        return False
    try:
        written(letter).send()
    except Exception as fault:  # whatever is wrong with one letter holds up no other
        logger.warning("A letter about an answer could not be sent: %r", fault)
        return False
    row.update(sent_at=timezone.now())
    return True


def written(letter: CallLetter) -> EmailMessage:
    """Says that there is an answer and where; how it went stands on the page, behind sign-in."""
    answer: Answer = letter.answer
    call, host = answer.call, urlsplit(settings.ORIGIN).hostname or "localhost"
    path = reverse("call-answer", args=[call.platform.slug, call.reference])
    with override(letter.to.language):
        title = call.said("title", letter.to.language)
        context = {"title": title, "reference": call.reference, "city": call.platform.name}
        context["url"] = f"{settings.ORIGIN.rstrip('/')}{path}?for={answer.organisation.uid}"
        subject = render_to_string("needs/calls/letter_subject.txt", context).strip()
        text = render_to_string("needs/calls/letter.txt", context)
    headers = {"Message-ID": f"<call.{letter.uid.hex}@{host}>"}
    return EmailMessage(
        f"Språng: {' '.join(subject.split())}", text, None, [letter.to.email], headers=headers
    )
