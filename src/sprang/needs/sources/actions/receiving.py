"""What the sender does: tells, confirms, takes back.

What is told is not in the journal before somebody has confirmed it: a program could make it grow
without end.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sprang.core import spam
from sprang.foundation import journal
from sprang.foundation.enums import Visibility
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Platform, User
from sprang.foundation.sameness import fingerprint
from sprang.foundation.unseen import without_unseen
from sprang.needs.actions import capture_need
from sprang.needs.enums import Source
from sprang.needs.rules import may_capture

from .. import rules
from ..enums import About, State, Way
from ..models import Submission
from ..models.intake import intake_of
from ..spam import Came, judged, network_sum
from .moving import move, note
from .writing import begin_letter


@transaction.atomic
def receive(*, platform: Platform, text: str, email: str, came: Came, **words: Any) -> Submission:
    """Keep what was told; the same copy of a form is kept once. What looks like a program's is
    held, and gets no letter: the address may be anybody's.

    :raises NotAllowed: the platform takes nothing in.
    :raises BadInput: the text is empty.
    """
    if not intake_of(platform).is_open:
        raise NotAllowed("receive")
    text, email = without_unseen(text).strip(), email.strip().lower()
    if not text:
        raise BadInput({"text": _("Skriv vad som skaver. En mening räcker.")})
    values = words | as_kept(platform, text, email, came)
    made, is_new = _once(came, values)
    if is_new and made.state == State.UNCONFIRMED:
        begin_letter(made, About.CONFIRM)
    return made


def as_kept(platform: Platform, text: str, email: str, came: Came) -> dict[str, Any]:
    """The row that is made of what came, judged."""
    found = judged(platform, text, email, came)
    return {
        "platform": platform,
        "text": text,
        "email": email,
        "language": (get_language() or "sv")[:2],
        "way": came.way,
        "state": State.HELD if spam.is_held(found) else State.UNCONFIRMED,
        "signs": [sign.rule for sign in found],
        "sameness": fingerprint("", text),
        "network": network_sum(came.network),
        "origin": came.origin[:200],
    }


def _once(came: Came, values: dict[str, Any]) -> tuple[Submission, bool]:
    if not came.copy:
        return Submission.objects.create(**values), True
    key = {"copy": came.copy, "digest": came.digest}
    return Submission.objects.get_or_create(**key, defaults=values)


@journal.together()
def confirm(*, submission: Submission) -> bool:
    """The sender has the mailbox. False where the link is too old, or has done its deed."""
    if submission.confirmed_at or submission.created_at < timezone.now() - rules.HOLDS:
        return False
    values = {"confirmed_at": timezone.now()}
    # what a lead has held since the letter went stays held, and is confirmed if it is let through
    held = {State.HELD}
    if not (
        move(submission, {State.UNCONFIRMED}, State.WAITING, **values)
        or move(submission, held, State.HELD, **values)
    ):
        return False
    note("confirmed", submission, by=None)
    if submission.way == Way.MAIL and submission.state == State.WAITING:
        become_own_draft(submission)
    return True


def become_own_draft(submission: Submission) -> None:
    """A mail of somebody who works here, or is a guest: theirs, as if they had written it here."""
    platform, user = submission.platform, User.objects.filter(email__iexact=submission.email)
    member = user.filter(is_active=True).first()
    if member is None or not may_capture(member, platform):
        return
    text, seen = submission.text, Visibility.DRAFT
    need = capture_need(
        platform=platform, by=member, text=text, visibility=seen, source=Source.MAIL
    )
    values = {"need": need, "decided_at": timezone.now()}
    move(submission, {State.WAITING}, State.TAKEN_IN, **values)


@transaction.atomic
def forget(*, submission: Submission) -> None:
    """The sender takes back all that is kept about them. A need that was made of it stays."""
    row = Submission.objects.filter(pk=submission.pk)
    if submission.state == State.TAKEN_IN:
        submission.letters.all().delete()
        row.update(**NOBODY)
    else:
        row.delete()
    note("forgotten", submission, by=None)


TOLD = ("email", "name", "text", "affected", "network", "words", "digest", "sameness")
NOBODY = dict.fromkeys(TOLD, "")
"""What is left of one that was taken in."""
