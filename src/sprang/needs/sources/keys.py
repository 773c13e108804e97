"""The link that a sender gets: opens what they told, and nothing else."""

from typing import Final

from django.conf import settings
from django.core import signing
from django.urls import reverse

from sprang.foundation.letters.way_out import absolute

from .models import Submission

SALT: Final = "sprang.told.key"


def key_of(submission: Submission) -> str:
    """It does not wear out by itself: what it may do depends on where the submission stands."""
    return signing.Signer(salt=SALT).sign(submission.uid.hex)


def submission_of(key: str) -> Submission | None:
    """None for a key that was made up, and for what has been taken back or forgotten."""
    try:
        uid = signing.Signer(salt=SALT).unsign(key)
    except signing.BadSignature:
        return None
    rows = Submission.objects.select_related("platform", "need").filter(uid=uid)
    return rows.exclude(email="").first()


def address(submission: Submission, path: str) -> str:
    """For a letter: where Språng has its home, else where the form stood."""
    return absolute(path) if settings.ORIGIN else f"{submission.origin}{path}"


def link_of(submission: Submission) -> str:
    path = reverse("need-told", args=[submission.platform.slug, key_of(submission)])
    return address(submission, path)
