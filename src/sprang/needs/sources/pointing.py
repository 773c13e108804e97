"""What in the words of a resident points at somebody, the resident included."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sprang.core.coach.draft import Draft
from sprang.core.coach.personal import personal

from .models import Submission

KINDS = {
    "number": _("personnummer"),
    "name": _("namn"),
    "email": _("e-postadress"),
    "phone": _("telefonnummer"),
}


def pointing(text: str, affected: str) -> list[str]:
    """Each thing once, with what it seems to be."""
    return list(dict.fromkeys(_told(Draft(text=text, affected=affected))))


def _told(draft: Draft) -> Iterator[str]:
    for found in personal(draft):
        yield _("”%(quote)s” (%(kind)s)") % {"quote": found.quote, "kind": KINDS[found.value]}


def points_at_somebody(submission: Submission) -> bool:
    words = f"{submission.text} {submission.affected}".casefold()
    own = (each.casefold() for each in (submission.email, submission.name) if len(each) > 2)
    return any(each in words for each in own) or bool(
        pointing(submission.text, submission.affected)
    )
