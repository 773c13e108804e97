"""Reading one's news, and choosing the letters."""

import uuid
from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput
from sprang.foundation.models import User

from ..enums import OPTIONAL, Channel, Group, How
from ..models import LetterChoice, Notification
from ..told import letters_of


def read_news(*, by: User, upto: int | None = None, uids: Collection[uuid.UUID] = ()) -> int:
    """Mark as read those that are named, or all, or all until the one with the key `upto`; how
    many. Not in the journal: that somebody has read something is nobody else's business."""
    rows = Notification.objects.visible_to(by).filter(channel=Channel.PAGE, read_at=None)
    rows = rows.filter(uid__in=uids) if uids else rows
    rows = rows if upto is None else rows.filter(pk__lte=upto)
    unread = Notification.objects.filter(pk__in=rows.values("pk"), read_at=None)
    return unread.update(read_at=timezone.now())


@transaction.atomic
def choose_letters(*, user: User, chosen: Mapping[str, str]) -> None:
    """How often, for each group that is named. What waits follows; `never` lets it go.

    :raises BadInput: for a group or a way that there isn't.
    """
    waits = Notification.objects.filter(user=user, channel=Channel.MAIL, letter=None)
    for group, how in chosen.items():
        if group not in OPTIONAL or how not in How.values:
            raise BadInput({group: _("Välj hur ofta du vill ha brev.")})
        LetterChoice.objects.update_or_create(user=user, group=group, defaults={"how": how})
        if how == How.NEVER:
            waits.filter(group=group).delete()
        else:
            waits.filter(group=group).update(how=how)
    if set(letters_of(user).values()) == {How.NEVER}:
        waits.filter(group=Group.SERVICE).delete()


def end_letters(*, user: User) -> None:
    """No more letters of any kind."""
    choose_letters(user=user, chosen={group.value: How.NEVER.value for group in OPTIONAL})
