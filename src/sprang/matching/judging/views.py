"""Saying what one thinks of a match, and answering whether two needs are one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import User
from sprang.needs.models import Need
from sprang.needs.rules import may_end
from sprang.needs.views.fetch import need_or_404

from ..actions import answer_sameness, judge_match, take_back
from ..models import Feedback
from ..searchables import Searchable
from .controls import controls_of
from .finding import found_or_404, placed
from .forms import UNDO, FeedbackForm
from .questions import other_need_or_404


@login_required
@require_POST
def need_feedback(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    each, found = found_or_404(request.user, request.POST.get("found", ""))
    form = FeedbackForm(given(request))
    if not form.is_valid():
        context = {"need": need, "form": form, "controls": controls_of(found, None)}
        return render(request, "matching/feedback.html", context, status=422)
    said = say(request.user, need, each, found, form.cleaned_data)
    context = {"need": need, "controls": controls_of(found, said), "is_new": True}
    if request.htmx:
        return render(request, "matching/_verdict.html", context)
    messages.success(request, _("Tack. Det du sa är sparat."))
    return redirect(f"{matches_url(need)}#omdome-{found.uid}")


def say(
    user: User, need: Need, each: Searchable, found: Any, values: dict[str, Any]
) -> Feedback | None:
    """What the person has now said; None where they took it back."""
    if values["verdict"] == UNDO:
        take_back(asked=need, found=found, by=user)
        return None
    words = {name: values[name] for name in ("verdict", "reason", "words")}
    stood = placed(need, user, each, found)
    return judge_match(asked=need, found=found, kind=each.kind, by=user, placed=stood, **words)


@login_required
@require_POST
def need_same(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    other = other_need_or_404(request.user, request.POST.get("other", ""))
    answer = request.POST.get("answer", "")
    answer_sameness(need=need, other=other, by=request.user, answer=answer)
    if request.htmx:
        merge_url = merging_of(need, other, request.user) if answer == "same" else ""
        return render(
            request, "matching/_answered.html", {"answer": answer, "merge_url": merge_url}
        )
    messages.success(request, _("Tack för svaret."))
    return redirect(matches_url(need))


def merging_of(need: Need, other: Need, user: User) -> str:
    """Where the person makes them one; empty where they may not, or the two can't be."""
    if need.platform_id != other.platform_id or not (need.is_open and other.is_open):
        return ""
    for ends, stays in ((need, other), (other, need)):
        if may_end(user, ends):
            address = reverse("need-merge", args=[need.platform.slug, ends.reference])
            return f"{address}?med={stays.reference}"
    return ""


def matches_url(need: Need) -> str:
    return reverse("need-matches", args=[need.platform.slug, need.reference])
