"""Drafts: kept while one writes, listed, and thrown away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sprang.foundation.errors import Refused
from sprang.foundation.forms.marks import copy_of
from sprang.foundation.http import UserRequest
from sprang.foundation.models import Sent
from sprang.foundation.sending import sum_of

from ..actions.drafts import drop_draft, keep_draft
from ..drafts import MOST, drafts_of, words_of
from ..models import Need, NeedDraft
from ..rules import may_capture
from .edit import editable


@login_required
@require_POST
def need_capture_draft(request: UserRequest) -> HttpResponse:
    """What is being written as a new need."""
    if not may_capture(request.user, request.platform):
        raise Http404
    if not request.POST.get("text", "").strip():
        drop_draft(by=request.user, platform=request.platform)
        return told(request, None, reverse("need-capture", args=[request.platform.slug]))
    return kept(request, None, reverse("need-capture", args=[request.platform.slug]))


@login_required
@require_POST
def need_edit_draft(request: UserRequest, ref: str) -> HttpResponse:
    """What is being changed in a need that is there."""
    need = editable(request, ref)
    return kept(request, need, reverse("need-edit", args=[request.platform.slug, ref]))


def kept(request: UserRequest, need: Need | None, form: str) -> HttpResponse:
    if was_sent(request, form):
        return HttpResponse(status=204)
    try:
        draft = keep_draft(
            by=request.user, platform=request.platform, need=need, words=words_of(request)
        )
    except Refused as refusal:
        if not request.htmx:
            raise
        return render(request, "needs/_draft.html", {"refused": str(refusal)})
    return told(request, draft, form)


def was_sent(request: UserRequest, form: str) -> bool:
    """A word that was on its way when the form was sent must not bring the draft back."""
    copy = copy_of(request)
    return bool(copy) and Sent.objects.filter(by=request.user, key=sum_of(form, copy)).exists()


def told(request: UserRequest, draft: NeedDraft | None, form: str) -> HttpResponse:
    if request.htmx:
        return render(request, "needs/_draft.html", {"kept": draft, "now": timezone.localtime()})
    if draft:
        messages.success(request, _("Utkastet är sparat. Det väntar här tills du skickar in."))
    return redirect(form)


@login_required
@require_safe
def draft_list(request: UserRequest) -> HttpResponse:
    return render(request, "needs/drafts.html", {"drafts": list(drafts_of(request.user)[:MOST])})


@login_required
@require_POST
def draft_drop(request: UserRequest, uid: str) -> HttpResponse:
    """Pressed twice there is nothing to throw away, and the person is told the same."""
    NeedDraft.objects.filter(user=request.user, uid=uid).delete()
    messages.success(request, _("Utkastet är borttaget."))
    return redirect("draft-list", request.platform.slug)
