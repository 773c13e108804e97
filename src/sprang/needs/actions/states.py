"""Where a need stands, and who may see it."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from sprang.foundation import records
from sprang.foundation.enums import is_choosable
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import User

from .. import rules
from ..models import Joining, Need
from ..workflow import NEED


def sharpen_need(*, need: Need, by: User, version: int | None = None) -> Need:
    return NEED.go(need, "sharpen", by=by, version=version)


def withdraw_need(*, need: Need, by: User, version: int | None = None) -> Need:
    return NEED.go(need, "withdraw", by=by, version=version)


@transaction.atomic
def reopen_need(*, need: Need, by: User, version: int | None = None) -> Need:
    """A need that was merged stands by itself again; those who came with it to the other one, and
    have not begun to own that, leave it."""
    by_it = Q(came_with=need.pk) | Q(need=need.merged_into_id, came_with__merged_into=need.pk)
    came = Joining.objects.filter(by_it, owner_since=None)
    NEED.check(need, "reopen", by)
    came.delete()
    again = {"closed_reason": "", "merged_into": None}
    return NEED.go(need, "reopen", by=by, version=version, **again)


def close_need(*, need: Need, by: User, reason: str, version: int | None = None) -> Need:
    """:raises BadInput: without a reason, since it is what others learn from."""
    if not reason.strip():
        raise BadInput({"reason": _("Skriv varför. Den som skrev behovet får läsa det.")})
    return NEED.go(need, "close", by=by, version=version, closed_reason=reason.strip())


@transaction.atomic
def share_need(*, need: Need, by: User, visibility: str, version: int | None = None) -> Need:
    """Decide who may see it.

    :raises Refused: for a visibility that is not one to choose.
    :raises Stale: someone else changed the need since `version`.
    """
    if not rules.may_share(by, need):
        raise NotAllowed("share_need")
    if not is_choosable(visibility):
        raise Refused(_("Välj vem som får se behovet."))
    return records.change(need, by=by, verb="shared", version=version, visibility=visibility)
