"""The page of one need: where it stands, what it says, what can come next."""

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
from ..joined import joinings
from ..models import Need
from ..speaking import may_speak_somewhere
from ..workflow import NEED, is_described
from .fetch import need_or_404


@require_safe
def need_detail(request: PlatformRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    context = told(need, request.user) | deeds(need, request.user)
    return render(request, "needs/detail.html", {"need": need, **context})


def told(need: Need, user: User | AnonymousUser) -> dict[str, Any]:
    """What the page says of it."""
    return {
        "requirements": list(need.requirements.all()),
        "tied": tied_to(need, user),
        "files": list(need.files.all()),
        "history": history_of(need, user),
        "author": who(need.author, need, user),
        "themes": themes.names(need.themes),
        "joinings": joinings(need, user),
    }


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
