"""The dialogue about one record: a part of its page, and a page of its own."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sprang.foundation.exports import export_list
from sprang.foundation.forms.editing import given
from sprang.foundation.http import PlatformRequest, UserRequest
from sprang.foundation.lists.links import downloads, url
from sprang.foundation.models import Record, User
from sprang.foundation.once import made_from

from .. import actions, people, rules
from ..exports import COMMENTS
from ..forms import CommentForm, SayForm
from ..models import Comment
from ..queries import dialogue_of
from .fetch import record_or_404

PAGE, PART = "dialogue/page.html", "dialogue/_part.html"


@never_cache
@require_http_methods(["GET", "POST"])
def dialogue(request: PlatformRequest, uid: uuid.UUID) -> HttpResponseBase:
    if request.method == "POST":
        return said(request, uid)
    record = record_or_404(request, uid)
    if wanted := request.GET.get("format"):
        if request.GET.get("nr") != record.reference:
            return redirect(request.path + url(request.GET, nr=record.reference))
        return export_list(request, wanted, COMMENTS)
    return shown(request, record, CommentForm(given(request)))


@login_required
def said(request: Any, uid: uuid.UUID) -> HttpResponse:
    record = record_or_404(request, uid)
    form = CommentForm(request.POST)
    if not rules.may_write(request.user, record):
        raise Http404
    if form.is_valid() and write(request, record, form):
        if request.htmx:
            return shown(request, record, CommentForm())
        return redirect(f"{record.get_absolute_url()}#samtal")
    # a part that says what is wrong is an answer like any other to the page that asked for it
    return shown(request, record, form, status=200 if request.htmx else 422)


def write(request: UserRequest, record: Record, form: CommentForm) -> Comment | None:
    values, by = form.cleaned_data, request.user
    naming = values.pop("names"), values.pop("people")

    def make() -> Comment:
        named = people.chosen(record, by, *naming)
        return actions.write_comment(record=record, by=by, mentions=named, **values)

    return made_from(request, form, make)[0]


@never_cache
@require_safe
def dialogue_part(request: PlatformRequest, uid: uuid.UUID) -> HttpResponse:
    return shown(request, record_or_404(request, uid), CommentForm(given(request)), part=True)


def shown(
    request: PlatformRequest,
    record: Record,
    form: CommentForm,
    *,
    status: int = 200,
    part: bool = False,
) -> HttpResponse:
    context: dict[str, Any] = {
        "record": record,
        "dialogue": dialogue_of(record, request.user, request.GET.get("efter", "")),
        "form": form,
        "is_part": part or bool(request.htmx),
        "downloads": downloads(request.GET),
    }
    if form.errors and isinstance(request.user, User):
        context |= offered(request.user, record, form)
    template = PART if context["is_part"] else PAGE
    return render(request, template, context, status=status)


def offered(user: User, record: Record, form: SayForm) -> dict[str, Any]:
    """Whom the form named, to choose among without script."""
    names, uids = form["names"].value() or "", form["people"].value() or []
    return {"people": people.offered(record, user, names, uids), "chosen": set(uids)}


@require_POST
@login_required
def dialogue_support(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    return chosen(request, uid, actions.support, actions.take_back_support)


@require_POST
@login_required
def dialogue_follow(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    return chosen(request, uid, actions.follow, actions.unfollow)


def chosen(
    request: UserRequest, uid: uuid.UUID, on: Callable[..., Any], off: Callable[..., Any]
) -> HttpResponse:
    """`av` takes it back; the same pressed twice changes nothing."""
    record = record_or_404(request, uid)
    (off if request.POST.get("av") else on)(record=record, by=request.user)
    if request.htmx:
        return shown(request, record, CommentForm())
    return redirect(f"{record.get_absolute_url()}#samtal")


@never_cache
@require_safe
@login_required
def dialogue_people(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    """Whom one may name, while one writes."""
    record = record_or_404(request, uid)
    if not rules.may_write(request.user, record):
        raise Http404
    names, uids = request.GET.get("names", "")[:400], request.GET.getlist("people")[:20]
    found = people.offered(record, request.user, names, uids)
    context = {"people": found, "chosen": set(uids)}
    return render(request, "dialogue/_people.html", context)
