"""Vad skaver? One field, and what others know while one writes."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.core.heard import hear
from sprang.foundation import journal
from sprang.foundation.files import attach_file, check_upload
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import Platform
from sprang.foundation.once import made_from

from ..actions import capture_need
from ..actions.drafts import drop_draft
from ..drafts import draft_for
from ..forms import LONGEST_TEXT, CaptureForm
from ..models import Need, NeedDraft
from ..rules import may_capture

LONGEST_BEGUN = 2000
"""Characters of a sentence begun elsewhere: an address can't be longer everywhere."""


@login_required
@require_http_methods(["GET", "POST"])
def need_capture(request: UserRequest) -> HttpResponse:
    if not may_capture(request.user, request.platform):
        return to_own_city(request)
    draft = None if given(request) else draft_for(request.user, request.platform)
    form = form_of(request, draft)
    if request.method == "POST" and form.is_valid() and (need := written(request, form)):
        messages.success(
            request, _("Tack. Ditt behov har nummer %(ref)s.") % {"ref": need.reference}
        )
        return redirect(need)
    return render(
        request,
        "needs/capture.html",
        {"form": form, "draft": draft, "heard": hear((form["text"].value() or "")[:LONGEST_TEXT])},
        status=422 if form.errors else 200,
    )


def to_own_city(request: UserRequest) -> HttpResponse:
    """Who began to write on another city's page goes on at home, with the words."""
    own = Platform.objects.filter(pk__in=request.user.access.platform_ids).first()
    if own is None or request.method == "POST":
        raise Http404
    begun = urlencode({"text": request.GET.get("text", "")[:LONGEST_BEGUN]})
    return redirect(f"{reverse('need-capture', args=[own.slug])}?{begun}")


def form_of(request: UserRequest, draft: NeedDraft | None) -> CaptureForm:
    """A sentence begun on another page comes along in the address, after what was begun here."""
    kept = draft.fields if draft else QueryDict()
    begun = {name: kept[name] for name in ("scope", "visibility") if name in kept}
    texts = (kept.get("text", ""), request.GET.get("text", "")[:LONGEST_BEGUN])
    text = "\n\n".join(dict.fromkeys(each for each in texts if each))
    begun = {"visibility": "internal", **begun, "text": text}
    return CaptureForm(given(request), initial=begun, user=request.user, platform=request.platform)


def refused_file(request: UserRequest, form: CaptureForm) -> bool:
    """Told before anything is written, so that need and file come in together or not at all."""
    for upload in request.FILES.getlist("fil"):
        if reason := check_upload(upload):
            form.add_error(None, reason)
    return bool(form.errors)


def written(request: UserRequest, form: CaptureForm) -> Need | None:
    """One need for one copy of the form, however many times its button was pressed."""
    if refused_file(request, form):
        return None
    need, _is_new = made_from(request, form, lambda: write(request, form))
    if need:
        drop_draft(by=request.user, platform=request.platform)
    return need


def write(request: UserRequest, form: CaptureForm) -> Need:
    """The need and its files, or nothing."""
    with journal.together():
        need = capture_need(platform=request.platform, by=request.user, **form.values())
        for upload in request.FILES.getlist("fil"):
            attach_file(record=need, by=request.user, upload=upload)
    return need


@login_required
@require_POST
def need_checks(request: UserRequest) -> HttpResponse:
    """What the text already tells, while it is being written."""
    text = request.POST.get("text", "")[:LONGEST_TEXT]
    return render(request, "needs/_checks.html", {"heard": hear(text)})
