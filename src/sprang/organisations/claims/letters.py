"""The letter to whoever claimed to work somewhere: in or not, and why."""

import logging

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import override

from .enums import ClaimState
from .models import Claim

logger = logging.getLogger(__name__)


def tell_answered(claim: Claim, link: str) -> bool:
    """Whether it was sent: the answer stands without it, on the page where the person asked."""
    try:
        _send(claim, link)
    except OSError as fault:
        logger.warning("the letter about claim %s was not sent: %s", claim.uid, fault)
        return False
    return True


def _send(claim: Claim, link: str) -> None:
    """In the reader's language."""
    user = claim.user
    with override(user.language):
        context = {"claim": claim, "is_in": claim.state == ClaimState.LET_IN, "link": link}
        lines = render_to_string("organisations/claims/letter.txt", context).strip()
    subject, _line, body = lines.partition("\n")
    send_mail(f"Språng: {' '.join(subject.split())}", f"{body.strip()}\n", None, [user.email])
