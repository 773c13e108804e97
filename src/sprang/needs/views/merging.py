"""Two needs become one; one becomes two."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprang.foundation.errors import Stale
from sprang.foundation.forms.editing import given, told_stale
from sprang.foundation.http import UserRequest
from sprang.foundation.links import tied_to
from sprang.foundation.models import Link, Record
from sprang.foundation.once import done_before, made_from

from .. import actions
from ..forms import MergeForm, OtherForm, SplitForm
from ..models import Need
from ..rules import may_end
from .edit import editable
from .fetch import need_or_404


@login_required
@require_http_methods(["GET", "POST"])
def need_merge(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    if request.method == "POST" and done_before(request):
        return redirect(need)
    if not need.is_open or not may_end(request.user, need):
        raise Http404
    named = request.GET if "med" in request.GET else None
    asked = OtherForm(given(request) or named, user=request.user, need=need)
    if not asked.is_valid():
        context = {"need": need, "form": asked, "alike": alike(need, request)}
        # nothing was sent where an address alone names what there isn't
        status = status_of(asked) if request.method == "POST" else 200
        return render(request, "needs/merge_with.html", context, status=status)
    return which_goes_on(request, need, asked.other)


def which_goes_on(request: UserRequest, need: Need, other: Need) -> HttpResponse:
    """The other one always may; this one where the person may end the other."""
    keepable = [other, *([need] if may_end(request.user, other) else [])]
    form = MergeForm(given(request), keepable=keepable)
    if request.method == "POST" and form.is_valid():
        kept, gone = (other, need) if form.kept() == other.reference else (need, other)
        if merged(request, form, kept, gone):
            messages.success(request, _("Nu är de ett behov. Det som slutade leder hit."))
            return redirect(kept)
    context = {"need": need, "other": other, "form": form}
    return render(request, "needs/merge.html", context, status=status_of(form))


def status_of(form: BaseForm) -> int:
    return 422 if form.errors else 200


def merged(request: UserRequest, form: MergeForm, kept: Need, gone: Need) -> Need | None:
    merge = partial(actions.merge_needs, kept=kept, gone=gone, by=request.user)
    return made_from(request, form, merge)[0]


def alike(need: Need, request: UserRequest) -> list[Record]:
    """Those that somebody has said are the same."""
    found = [tied.record for tied in tied_to(need, request.user) if tied.kind == Link.Kind.SAME]
    here = [each for each in found if each.platform_id == need.platform_id]
    return [each for each in here if each.status not in Need.ENDED]


@login_required
@require_http_methods(["GET", "POST"])
def need_split(request: UserRequest, ref: str) -> HttpResponse:
    need = editable(request, ref)
    form = SplitForm(given(request), user=request.user, need=need)
    if request.method == "POST" and form.is_valid() and (part := split(request, need, form)):
        said = _("Den nya delen har nummer %(ref)s.") % {"ref": part.reference}
        messages.success(request, said)
        return redirect(part)
    context = {"need": need, "form": form}
    return render(request, "needs/split.html", context, status=status_of(form))


def split(request: UserRequest, need: Need, form: SplitForm) -> Need | None:
    """What was typed stays where somebody was faster."""
    version, values = form.cleaned_data["version"], form.values()
    deed = partial(actions.split_need, need=need, by=request.user, version=version, **values)
    try:
        return made_from(request, form, deed)[0]
    except Stale as stale:
        told_stale(form, stale, need)
        return None
