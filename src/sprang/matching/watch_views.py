"""Pages of the watches: begin, see what is new, mark as read, stop, choose letters."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import SavedView
from sprang.foundation.once import made_from, once
from sprang.needs.models import Need
from sprang.organisations.models import Organisation

from .forms import LetterForm, WatchForm
from .models import Watch, WatchLetter
from .watching import actions
from .watching.queries import news_for
from .watching.standing import standing_of, stopped_of

TOLD_AT_HOME = 5


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def watch_list(request: UserRequest) -> HttpResponse:
    form = WatchForm(given(request))
    if request.method == "POST" and form.is_valid() and begun_from(request, form):
        messages.success(request, _("Bevakningen är igång."))
        return redirect("watch-list", request.platform.slug)
    context = {"form": form} | page_of(request)
    return render(request, "matching/watches.html", context, status=422 if form.errors else 200)


def begun_from(request: UserRequest, form: WatchForm) -> Watch | None:
    asked = {"platform": request.platform, "by": request.user, **form.cleaned_data}
    return made_from(request, form, lambda: actions.watch_words(**asked))[0]


def page_of(request: UserRequest) -> dict[str, Any]:
    rows = standing_of(request.user, request.platform)
    letter: WatchLetter | None = getattr(request.user, "watch_letter", None)
    how = letter.how if letter else WatchLetter.How.DAILY
    return {
        "standing": rows,
        "new": sum(each.new for each in rows),
        "stopped": stopped_of(request.user),
        "returned": letter if letter and letter.comes_back else None,
        "letters": LetterForm(initial={"how": how}, prefix=None),
        "now": timezone.now().isoformat(),
    }


@require_safe
@never_cache
@login_required
def watch_news_part(request: UserRequest) -> HttpResponse:
    news = news_for(request.user, request.platform)
    context = {"news": news[:TOLD_AT_HOME], "new": len(news)}
    return render(request, "matching/_watch_news.html", context)


@require_POST
@login_required
def need_watch(request: UserRequest, ref: str) -> HttpResponse:
    seen = Need.objects.visible_to(request.user)
    need = get_object_or_404(seen, platform=request.platform, reference=ref)
    once(request, lambda: actions.watch_need(need=need, by=request.user))
    return begun(request)


@require_POST
@login_required
def organisation_watch(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Organisation.objects.visible_to(request.user), uid=uid)
    here, by = request.platform, request.user
    once(request, lambda: actions.watch_profile(organisation=found, platform=here, by=by))
    return begun(request)


@require_POST
@login_required
def view_watch(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    own = {"user": request.user, "platform": request.platform}
    view = get_object_or_404(SavedView, uid=uid, **own)
    once(request, lambda: actions.watch_view(view=view, by=request.user))
    return begun(request)


def begun(request: UserRequest) -> HttpResponse:
    messages.success(request, _("Bevakningen är igång. Det som är nytt står här."))
    return redirect("watch-list", request.platform.slug)


@require_POST
@login_required
def watch_stop(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    watch = get_object_or_404(Watch, user=request.user, uid=uid)
    once(request, lambda: actions.stop_watch(watch=watch, by=request.user))
    messages.success(request, _("Bevakningen är avslutad. Du kan börja igen längst ner."))
    return redirect("watch-list", request.platform.slug)


@require_POST
@login_required
def watch_resume(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    watch = get_object_or_404(Watch, user=request.user, uid=uid)
    once(request, lambda: actions.resume_watch(watch=watch, by=request.user))
    messages.success(request, _("Bevakningen är igång igen."))
    return redirect("watch-list", request.platform.slug)


@require_POST
@login_required
def watch_read(request: UserRequest) -> HttpResponse:
    """Only what the page showed: what has come since then is still new."""
    actions.read_notices(by=request.user, upto=shown_at(request))
    return redirect("watch-list", request.platform.slug)


def shown_at(request: HttpRequest) -> datetime:
    try:
        at = parse_datetime(request.POST.get("upto", ""))
    except ValueError:
        at = None
    return at if at and timezone.is_aware(at) else timezone.now()


@require_POST
@login_required
def watch_letters(request: UserRequest) -> HttpResponse:
    form = LetterForm(request.POST)
    if not form.is_valid():
        context = {"form": WatchForm()} | page_of(request) | {"letters": form}
        return render(request, "matching/watches.html", context, status=422)
    actions.choose_letters(user=request.user, how=form.cleaned_data["how"])
    messages.success(request, _("Sparat."))
    return redirect("watch-list", request.platform.slug)
