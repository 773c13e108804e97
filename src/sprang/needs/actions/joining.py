"""Verbs of those who have the same need: join, leave, own it together."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.dialogue.actions import follow_unasked
from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Scope, User

from .. import rules
from ..models import Joining, Need


@transaction.atomic
def join_need(
    *, need: Need, by: User, scope: Scope, words: str = "", how_many: int | None = None
) -> Joining:
    """Say that a place has it too; said again, the words are those of now. Who says it follows the
    need from then on, as who writes under it does.

    :raises NotAllowed: the person can't see the need.
    :raises Refused: the need has ended, or is the place's own.
    :raises BadInput: the person doesn't speak for the place.
    """
    if not need.is_visible_to(by):
        raise NotAllowed("join_need")
    if not rules.may_speak_for(by, scope):
        raise BadInput({"scope": _("Välj en enhet som du arbetar på.")})
    if not rules.may_join(by, need, scope):
        raise Refused(_("Behovet är avslutat, eller är redan den enhetens eget."))
    said = {"by": by, "words": words.strip(), "how_many": how_many}
    joining, is_new = Joining.objects.update_or_create(need=need, scope=scope, defaults=said)
    with journal.together():
        _tell(joining, "joined" if is_new else "joining_edited", by)
        if is_new:
            follow_unasked(need, by)
    return joining


@transaction.atomic
def leave_need(*, joining: Joining, by: User) -> None:
    """:raises NotAllowed: the person neither joined nor leads either of the two."""
    if not rules.may_leave(by, joining):
        raise NotAllowed("leave_need")
    joining.delete()
    _tell(joining, "left", by)


@transaction.atomic
def invite_to_own(*, joining: Joining, by: User) -> Joining:
    """Ask a place that has joined to decide about the need together.

    :raises NotAllowed: the person doesn't lead the need.
    """
    if not rules.leads(by, joining.need):
        raise NotAllowed("invite_to_own")
    return _now(joining, "invited_at", "owner_invited", by)


@transaction.atomic
def accept_to_own(*, joining: Joining, by: User) -> Joining:
    """:raises NotAllowed: the person doesn't lead the place that was invited.
    :raises Refused: nobody has invited it.
    """
    if not by.access.leads(joining.scope_id):
        raise NotAllowed("accept_to_own")
    if joining.invited_at is None:
        raise Refused(_("Den som leder behovet har inte bjudit in er som medägare."))
    return _now(joining, "owner_since", "owner_joined", by)


@transaction.atomic
def stop_owning(*, joining: Joining, by: User) -> Joining:
    """Also an invitation that has not been accepted ends.

    :raises NotAllowed: the person leads neither of the two.
    """
    if not (by.access.leads(joining.scope_id) or rules.leads(by, joining.need)):
        raise NotAllowed("stop_owning")
    if joining.invited_at or joining.owner_since:
        joining.invited_at = joining.owner_since = None
        joining.save(update_fields=["invited_at", "owner_since"])
        _tell(joining, "owner_left", by)
    return joining


def _now(joining: Joining, field: str, verb: str, by: User) -> Joining:
    """Once: said again, it is as it was."""
    if getattr(joining, field) is None:
        setattr(joining, field, timezone.now())
        joining.save(update_fields=[field])
        _tell(joining, verb, by)
    return joining


def _tell(joining: Joining, verb: str, by: User) -> None:
    data = {"scope": str(joining.scope.uid)}
    journal.append(f"need.{verb}", subject=joining.need, by=by, data=data)
