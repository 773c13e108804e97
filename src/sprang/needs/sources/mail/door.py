"""Taking in a mail that has come to a platform's address."""

from collections.abc import Iterable
from email.utils import parseaddr
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput
from sprang.foundation.models import Platform
from sprang.foundation.sending import sum_of

from .. import actions
from ..enums import Way
from ..models import Intake, Submission
from ..models.intake import intake_of
from ..spam import Came
from .parsing import Mail


class Taken(StrEnum):
    RECEIVED = "received"
    AGAIN = "again"
    IGNORED = "ignored"
    """Automatic, without a sender, or one of our own letters."""
    UNKNOWN = "unknown"
    """To none of our addresses, or to one that is shut."""


def intake_for(receivers: Iterable[str]) -> Intake | None:
    rows = Intake.objects.exclude(address="").select_related("platform")
    return rows.filter(address__in=list(receivers)[:100]).order_by("pk").first()


def take(mail: Mail, platform: Platform) -> Taken:
    """What a mail says is a submission like any other: confirmed by the link in a letter."""
    if is_ignored(mail):
        return Taken.IGNORED
    if not intake_of(platform).is_open:
        return Taken.UNKNOWN
    copy = sum_of("mail", platform.pk, mail.key)
    if Submission.objects.filter(copy=copy).exists():
        return Taken.AGAIN
    came = Came(copy=copy, digest="mail", way=Way.MAIL)
    words = {"text": told(mail), "email": mail.sender, "name": mail.name}
    try:
        actions.receive(platform=platform, came=came, **words)
    except BadInput:  # nothing but signs that can't be seen
        return Taken.IGNORED
    return Taken.RECEIVED


def is_ignored(mail: Mail) -> bool:
    own = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()
    is_ours = mail.sender == own or Intake.objects.filter(address=mail.sender).exists()
    return mail.is_automatic or not mail.sender or not mail.text or is_ours


def told(mail: Mail) -> str:
    if not mail.left_out:
        return mail.text
    names = ", ".join(mail.left_out[:20])
    left_out = _("Bifogat som inte kom med: %(names)s") % {"names": names}
    return f"{mail.text}\n\n{left_out}"
