"""Writing a call, and building its form."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprang.foundation.errors import BadInput, Stale
from sprang.foundation.forms.editing import given, told_stale, version_seen
from sprang.foundation.http import UserRequest
from sprang.foundation.models import Scope
from sprang.foundation.once import made_from, once

from .. import actions, rules
from ..forms import CallForm, part_forms
from ..forms.begun import begun
from ..models import Call
from .fetch import call_or_404

NEW = {"reach": "public", "answerers": ["company", "startup", "university", "association"]}


@login_required
@require_http_methods(["GET", "POST"])
def call_new(request: UserRequest) -> HttpResponse:
    if not rules.may_publish(request.user, request.platform):
        raise Http404
    begins = {**NEW, "needs": request.GET.get("behov", "")[:400]}
    form = CallForm(given(request), initial=begins, user=request.user, platform=request.platform)
    if request.method == "POST" and form.is_valid():
        call, _is_new = made_from(request, form, lambda: write(request, form.values()))
        if call:
            messages.success(request, _("Utkastet är sparat. Bygg formuläret härnäst."))
            return redirect("call-form", request.platform.slug, call.reference)
    context = {"form": form, "call": None}
    return render(request, "needs/calls/edit.html", context, status=422 if form.errors else 200)


def write(request: UserRequest, values: dict[str, Any]) -> Call:
    """For the city by who leads it, else for the partner that the person leads."""
    platform, scope = request.platform, None
    if not request.user.access.leads(platform.pk):
        own = rules.own_companies(request.user, platform).order_by("pk").first()
        scope = Scope.objects.get(pk=own.pk) if own else None
    return actions.write_call(platform=platform, by=request.user, scope=scope, **values)


@login_required
@require_http_methods(["GET", "POST"])
def call_edit(request: UserRequest, ref: str) -> HttpResponse:
    call = editable(request, ref)
    form = CallForm(
        given(request),
        initial=begun(call, request.platform, request.user),
        user=request.user,
        platform=request.platform,
    )
    if request.method == "POST" and form.is_valid() and saved(request, call, form):
        messages.success(request, _("Ändringarna är sparade."))
        return redirect(call)
    context = {"form": form, "call": call}
    return render(request, "needs/calls/edit.html", context, status=422 if form.errors else 200)


def saved(request: UserRequest, call: Call, form: CallForm) -> bool:
    seen = form.cleaned_data["version"]
    edit = partial(actions.edit_call, call=call, by=request.user, version=seen)
    try:
        once(request, lambda: edit(**form.values()))
    except Stale as stale:
        told_stale(form, stale, call)
    except BadInput as fault:
        for name, text in fault.faults.items():
            form.add_error(name if name in form.fields else None, text)
    return not form.errors


def editable(request: UserRequest, ref: str) -> Call:
    call = call_or_404(request, ref)
    if not rules.may_edit(request.user, call):
        raise Http404
    return call


@login_required
@require_http_methods(["GET", "POST"])
def call_form(request: UserRequest, ref: str) -> HttpResponse:
    call = editable(request, ref)
    blocks, criteria = part_forms(given(request), call)
    status, fault = 200, ""
    if request.method == "POST":
        status, fault = 422, ""
        if blocks.is_valid() and criteria.is_valid():
            status, fault = set_parts(request, call, blocks, criteria)
        if status == 302:
            messages.success(request, _("Formuläret är sparat."))
            return redirect(call)
    context = {"call": call, "blocks": blocks, "criteria": criteria, "fault": fault}
    return render(request, "needs/calls/form.html", context, status=status)


def set_parts(request: UserRequest, call: Call, blocks: Any, criteria: Any) -> tuple[int, str]:
    """The status to answer with and, where somebody was faster, the words for it."""
    parts = {"blocks": blocks.values(), "criteria": criteria.values()}
    seen = version_seen(request)
    try:
        once(request, lambda: actions.set_form(call=call, by=request.user, version=seen, **parts))
    except Stale as stale:
        call.refresh_from_db(fields=["version"])
        return 409, str(stale)
    return 302, ""
