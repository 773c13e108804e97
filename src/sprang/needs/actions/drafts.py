"""Keeping what somebody has begun to write, so that a closed browser loses nothing.

Not journaled: a draft is nobody else's, and it would be an entry every few seconds.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import retention
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Platform, User

from .. import rules
from ..models import Need, NeedDraft

KEPT = timedelta(days=90)


@transaction.atomic
def keep_draft(*, by: User, platform: Platform, words: str, need: Need | None = None) -> NeedDraft:
    """Write the draft of a form down, in place of what it said before.

    :raises NotAllowed: the person may not send that form.
    :raises Refused: it is larger than a draft may be.
    """
    if not (rules.may_edit(by, need) if need else rules.may_capture(by, platform)):
        raise NotAllowed("keep_draft")
    if len(words) > NeedDraft.LARGEST:
        raise Refused(_("Utkastet är för långt för att sparas. Korta texten eller skicka in den."))
    now = timezone.now()
    draft, _is_new = NeedDraft.objects.update_or_create(
        user=by, platform=platform, need=need, defaults={"words": words, "changed_at": now}
    )
    return draft


def drop_draft(*, by: User, platform: Platform, need: Need | None = None) -> None:
    """It has been sent, or is not wanted any more. Nothing happens where there is none."""
    NeedDraft.objects.filter(user=by, platform=platform, need=need).delete()


def forget_drafts() -> int:
    """Drafts that nobody has touched for long: nobody waits for them."""
    gone, _each = NeedDraft.objects.filter(changed_at__lt=timezone.now() - KEPT).delete()
    return gone


retention.keep_for_a_while(forget_drafts)
