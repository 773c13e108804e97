"""What every form of the house carries beside its fields: which copy it is, and whose page it was.

The tag `{% csrf_token %}` writes both. `form_uid` lets the same copy be sent twice and count once
(`once`); `form_of` lets words that come too late find their way back to the person who wrote them,
and to nobody else (`site.late.stash`).
"""

from uuid import UUID

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest

from ..models import User

FORM_UID, FORM_OF = "form_uid", "form_of"
NEVER_WORDS = frozenset({"csrfmiddlewaretoken", FORM_UID, FORM_OF})
"""Fields that nobody has filled in."""
LASTS = 30 * 24 * 3600
"""Seconds that a page can stand open: longer than any session."""
_signer = TimestampSigner(salt="sprang.form")


def mark_of(user: User) -> str:
    return _signer.sign(user.uid.hex)


def marked_for(request: HttpRequest) -> UUID | None:
    """For whom the page with the form was made; None where it doesn't say, or says it falsely."""
    try:
        return UUID(_signer.unsign(request.POST.get(FORM_OF, ""), max_age=LASTS))
    except (BadSignature, ValueError):
        return None


def copy_of(request: HttpRequest) -> str:
    """Which copy of the form was sent; empty where it doesn't say."""
    try:
        return UUID(request.POST.get(FORM_UID, "")).hex
    except ValueError:
        return ""
