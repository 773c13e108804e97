"""Letters to those who told something. What they wrote is in none of them: else a program could
send its words to anybody through the form.
"""

from datetime import datetime
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from sprang.foundation.enums import Visibility
from sprang.foundation.letters import post
from sprang.foundation.letters.way_out import host

from .enums import About, Reason, State
from .keys import address, link_of
from .models import SenderLetter, Submission

STANDS = {
    About.CONFIRM: State.UNCONFIRMED,
    About.TAKEN_IN: State.TAKEN_IN,
    About.DECLINED: State.DECLINED,
    About.TOLD: State.TAKEN_IN,
}
"""In which state a letter is still right when it is to go."""


def send_due(now: datetime | None = None) -> int:
    """How many letters were sent."""
    rows = SenderLetter.objects.select_related("submission__platform", "submission__need")
    return post.send_all(rows, write, now)


def write(letter: SenderLetter) -> EmailMessage | None:
    submission = letter.submission
    if not submission.email or submission.state != STANDS[About(letter.about)]:
        return None
    with override(submission.language):
        context = {**said(submission), "words": letter.words, "link": link_of(submission)}
        # the template's name is one of ours, never what somebody sent
        name = f"needs/sources/letters/{About(letter.about).value}"
        lines = render_to_string(f"{name}.txt", context).strip().split("\n", 1)
    headers = {
        "Message-ID": f"<told.{letter.uid.hex}@{host()}>",
        "Auto-Submitted": "auto-generated",
    }
    subject, body = lines[0].strip(), lines[1].strip() + "\n"
    return EmailMessage(subject, body, None, [submission.email], headers=headers)


def said(submission: Submission) -> dict[str, Any]:
    need = submission.need
    is_public = need is not None and need.visibility == Visibility.PUBLIC
    is_own_words = submission.reason in ("", Reason.OTHER)
    return {
        "city": submission.platform.name,
        "need": need,
        "need_url": address(submission, need.get_absolute_url()) if need and is_public else "",
        "reason": "" if is_own_words else Reason(submission.reason).label,
        "own_words": submission.words,
    }
