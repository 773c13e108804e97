"""The places that have a need too, with what a person may do about each."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from sprang.foundation.models import User

from . import rules
from .models import Joining, Need


@dataclass(frozen=True)
class Joined:
    """A place that has it too, and what the person may do about it."""

    joining: Joining
    came_with: Need | None = None
    may_leave: bool = False
    may_invite: bool = False
    may_accept: bool = False
    may_step_down: bool = False


def joinings(need: Need, user: User | AnonymousUser) -> list[Joined]:
    """Without a query where none came with another need, and one where some did."""
    rows = list(need.joinings.all())
    came = {each.came_with_id for each in rows} - {None}
    seen = Need.objects.visible_to(user).select_related("platform")
    known = {each.pk: each for each in seen.filter(pk__in=came)} if came else {}
    return [joined(each, need, user, known.get(each.came_with_id)) for each in rows]


def joined(
    joining: Joining, need: Need, user: User | AnonymousUser, came_with: Need | None
) -> Joined:
    if not isinstance(user, User):
        return Joined(joining, came_with)
    joining.need = need
    leads_need, leads_place = rules.leads(user, need), user.access.leads(joining.scope_id)
    is_asked = joining.invited_at is not None
    return Joined(
        joining,
        came_with,
        may_leave=rules.may_leave(user, joining),
        may_invite=leads_need and not is_asked,
        may_accept=leads_place and is_asked and not joining.is_owner,
        may_step_down=(leads_need or leads_place) and is_asked,
    )
