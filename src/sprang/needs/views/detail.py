"""The page of one need: where it stands, what it says, what can come next."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sprang.foundation import goals, themes
from sprang.foundation.around import ties_and_history
from sprang.foundation.forms.choices import visibilities_for
from sprang.foundation.history import knows, who
from sprang.foundation.http import PlatformRequest
from sprang.foundation.models import User

from .. import rules
from ..calls.queries import calls_on
from ..coaching import draft_of_need, tell
from ..introductions import queries as introductions
from ..introductions.rules import may_introduce
from ..joined import joinings
from ..merged import goes_on_as, ties
from ..models import Need, Requirement, label_of
from ..speaking import may_speak_somewhere
from ..workflow import NEED, is_described
from .fetch import need_or_404
from .requirements import downloads


@require_safe
def need_detail(request: PlatformRequest, ref: str) -> HttpResponse:
    """A need that was merged leads on to the one that it is a part of now."""
    need = need_or_404(request, ref)
    if kept := goes_on_as(need, request.user):
        return redirect(kept)
    return shown(request, need)


@require_safe
def need_merged(request: PlatformRequest, ref: str) -> HttpResponse:
    """The need itself, with all that was said about it, also when its own address leads on."""
    return shown(request, need_or_404(request, ref))


def shown(request: PlatformRequest, need: Need) -> HttpResponse:
    requirements = list(need.requirements.all())
    context = {
        "need": need,
        "requirements": requirements,
        "downloads": downloads(need),
        "author": who(need.author, need, request.user),
        "co_authors": co_authors(need, request.user),
        **around(need, request.user),
        **deeds(need, request.user),
        **advice(need, requirements, request.user),
    }
    return render(request, "needs/detail.html", context)


def co_authors(need: Need, viewer: User | AnonymousUser) -> list[str]:
    """Names, to those who read the author's."""
    return [str(each.user) for each in need.co_authors.all()] if knows(viewer, need) else []


def around(need: Need, user: User | AnonymousUser) -> dict[str, Any]:
    """What is told of it, and what it hangs together with."""
    tied, history = ties_and_history(need, user)
    return {
        "told": told(need),
        "themes": themes.names(need.themes),
        "goals": goals.names(need.goals),
        "kept": goes_on_as(need, user),
        **ties(need, tied),
        "files": list(need.files.all()),
        "history": history,
        "joinings": joinings(need, user),
        "calls": calls_on(need, user),
        "introductions": introductions.of(need, user),
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
        "may_call": need.is_open and user.access.leads(need.platform_id),
        "may_introduce": may_introduce(user, need),
        "may_join": need.is_open and may_speak_somewhere(user),
        "may_name_authors": rules.names_authors(user, need) or rules.writes_along(user, need),
        "sees_versions": rules.may_see_versions(user, need),
        "missing": is_described(need),
        "circles": visibilities_for(user, need.scope_id, need.visibility) if may_share else [],
    }


def told(need: Need) -> list[tuple[str, str]]:
    """What is told beside the text, each with its question."""
    rows = ((label_of(name), getattr(need, name)) for name in Need.TOLD)
    return [(label, words) for label, words in rows if words]


def advice(
    need: Need, requirements: Sequence[Requirement], user: User | AnonymousUser
) -> dict[str, Any]:
    """For those who may do something about it; to others it would be a mark on a colleague."""
    if not isinstance(user, User) or not rules.may_edit(user, need):
        return {}
    return {"advice": tell(draft_of_need(need, requirements))}
