"""Vad skaver? For whoever lives here: told without an account, confirmed by mail."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sprang.foundation.client import address_of, neighbourhood
from sprang.foundation.forms.editing import given
from sprang.foundation.http import PlatformRequest
from sprang.foundation.models import User
from sprang.foundation.sending import key_of_form
from sprang.needs.rules import may_capture
from sprang.needs.views.capture import LONGEST_BEGUN

from .. import actions, keys, rules
from ..enums import State
from ..forms import ToldForm
from ..models import Submission
from ..models.intake import intake_of
from ..spam import Came


@never_cache
@require_http_methods(["GET", "POST"])
def need_tell(request: PlatformRequest) -> HttpResponse:
    if not intake_of(request.platform).is_open:
        raise Http404
    form = ToldForm(given(request), initial=begun(request))
    advice: list[str] = []
    if request.method == "POST" and form.is_valid():
        advice = form.personal()
        if not advice:
            actions.receive(platform=request.platform, came=came(request), **form.words())
            return redirect("need-sent", request.platform.slug)
    context = {"form": form, "advice": advice, "writes_here": writes_here(request)}
    status = 422 if form.errors or advice else 200
    return render(request, "needs/sources/tell.html", context, status=status)


def begun(request: PlatformRequest) -> dict[str, Any]:
    """A sentence begun on another page, and the address of who is signed in."""
    email = request.user.email if isinstance(request.user, User) else ""
    return {"text": request.GET.get("text", "")[:LONGEST_BEGUN], "email": email}


def writes_here(request: PlatformRequest) -> bool:
    user = request.user
    return isinstance(user, User) and may_capture(user, request.platform)


def came(request: PlatformRequest) -> Came:
    key = key_of_form(request)
    return Came(
        origin="" if settings.ORIGIN else request.build_absolute_uri("/").rstrip("/"),
        network=neighbourhood(address_of(request)),
        trap=request.POST.get("webbsida", ""),
        stamp=request.POST.get("oppnad", ""),
        copy=key.key,
        digest=key.digest,
    )


@require_safe
def need_sent(request: PlatformRequest) -> HttpResponse:
    """The same for all, also for what was held: a program learns nothing."""
    return render(request, "needs/sources/sent.html")


@never_cache
@require_http_methods(["GET", "POST"])
def need_told(request: PlatformRequest, key: str) -> HttpResponse:
    """Says first what will happen: a mail program that opens links must not confirm anything."""
    told = keys.submission_of(key)
    if told is None or told.platform_id != request.platform.pk:
        return render(request, "needs/sources/worn.html", status=410)
    if request.method == "POST" and request.POST.get("steg") == "ta-bort":
        actions.forget(submission=told)
        return render(request, "needs/sources/forgotten.html")
    if request.method == "POST" and actions.confirm(submission=told):
        return redirect("need-told", request.platform.slug, key)
    return render(request, "needs/sources/told.html", {"told": told, **standing(told)})


def standing(told: Submission) -> dict[str, Any]:
    is_new = told.state in (State.UNCONFIRMED, State.HELD) and not told.confirmed_at
    is_late = told.created_at + rules.HOLDS < timezone.now()
    return {"may_confirm": is_new and not is_late, "is_late": is_new and is_late}
