"""Beginning to answer: for one of the own organisations, or for one that Språng does not know."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from
from sprang.organisations.models import Organisation

from .. import actions, rules
from ..actions.deadline import must_be_open
from ..forms import JoinForm
from ..models import Call
from .fetch import call_or_404


def begin(request: UserRequest, call: Call) -> HttpResponse:
    houses = rules.organisations_that_may(request.user, call)
    if not houses and not rules.may_come_new(request.user, call):
        raise Http404
    if request.method != "POST":
        return shown(request, call, houses, JoinForm(call=call))
    asked = request.POST.get("for", "")
    chosen = next((each for each in houses if str(each.uid) == asked), None)
    if chosen is None:
        raise Http404
    actions.begin_answer(call=call, organisation=chosen, by=request.user)
    return redirect(address(call, chosen))


def shown(
    request: UserRequest, call: Call, houses: list[Organisation], form: JoinForm
) -> HttpResponse:
    context: dict[str, Any] = {"call": call, "houses": houses, "form": form}
    context["may_come_new"] = rules.may_come_new(request.user, call)
    context["is_open"] = call.takes_answers(timezone.now())
    status = 422 if form.errors else 200
    return render(request, "needs/calls/begin.html", context, status=status)


@login_required
@require_POST
def call_join(request: UserRequest, ref: str) -> HttpResponse:
    call, user = call_or_404(request, ref), request.user
    if not rules.may_come_new(user, call):
        raise Http404
    must_be_open(call, timezone.now(), _("Det går inte att börja svara nu. Se när den är öppen."))
    form = JoinForm(given(request), call=call)
    if form.is_valid():
        words = form.cleaned_data
        join = lambda: actions.join_new(call=call, by=user, **words)[0]  # noqa: E731
        made, _is_new = made_from(request, form, join)
        if made:
            return redirect(address(call, made))
    return shown(request, call, rules.organisations_that_may(user, call), form)


def address(call: Call, house: Organisation) -> str:
    """Of the organisation's answer."""
    path = reverse("call-answer", args=[call.platform.slug, call.reference])
    return f"{path}?for={house.uid}"
