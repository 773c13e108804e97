"""The page of one need: where it stands, what it says, what can come next."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sprang.foundation import themes
from sprang.foundation.forms.choices import visibilities_for
from sprang.foundation.history import history_of, who
from sprang.foundation.http import PlatformRequest
from sprang.foundation.links import tied_to
from sprang.foundation.models import User

from .. import rules
from ..models import Joining, Need
from ..speaking import may_speak_somewhere
from ..workflow import NEED, is_described
from .fetch import need_or_404


@require_safe
def need_detail(request: PlatformRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    return render(
        request,
        "needs/detail.html",
        {
            "need": need,
            "requirements": list(need.requirements.all()),
            "tied": tied_to(need, request.user),
            "files": list(need.files.all()),
            "history": history_of(need, request.user),
            "author": who(need.author, need, request.user),
            "themes": themes.names(need.themes),
            "joinings": joinings(need, request.user),
            **deeds(need, request.user),
        },
    )


@dataclass(frozen=True)
class Joined:
    """A place that has it too, and what the person may do about it."""

    joining: Joining
    may_leave: bool = False
    may_invite: bool = False
    may_accept: bool = False
    may_step_down: bool = False


def joinings(need: Need, user: User | AnonymousUser) -> list[Joined]:
    return [joined(each, need, user) for each in need.joinings.all()]


def joined(joining: Joining, need: Need, user: User | AnonymousUser) -> Joined:
    if not isinstance(user, User):
        return Joined(joining)
    joining.need = need
    leads_need, leads_place = rules.leads(user, need), user.access.leads(joining.scope_id)
    is_asked = joining.invited_at is not None
    return Joined(
        joining,
        may_leave=rules.may_leave(user, joining),
        may_invite=leads_need and not is_asked,
        may_accept=leads_place and is_asked and not joining.is_owner,
        may_step_down=(leads_need or leads_place) and is_asked,
    )


def deeds(need: Need, user: User | AnonymousUser) -> dict[str, Any]:
    """What the person may do with it, and what stands in the way of the next step."""
    if not isinstance(user, User):
        return {"verbs": set()}
    may_share = rules.may_share(user, need)
    return {
        "verbs": {transition.verb for transition in NEED.allowed(need, user)},
        "leads": rules.leads(user, need),
        "steers": rules.steers(user, need),
        "may_edit": rules.may_edit(user, need),
        "may_join": need.is_open and may_speak_somewhere(user),
        "missing": is_described(need),
        "circles": visibilities_for(user, need.scope_id, need.visibility) if may_share else [],
    }
