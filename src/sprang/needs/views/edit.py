"""Changing the words and the requirements of a need."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprang.foundation.forms.editing import edited, given
from sprang.foundation.http import UserRequest

from ..actions import edit_need_and_requirements
from ..forms import NeedForm, Requirements, edit_forms
from ..models import Need
from ..rules import may_edit
from .fetch import need_or_404


@login_required
@require_http_methods(["GET", "POST"])
def need_edit(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    if not may_edit(request.user, need):
        raise Http404
    form, rows = edit_forms(given(request), need, request.user)
    is_sent = request.method == "POST"
    if is_sent and form.is_valid() and rows.is_valid() and save(request, need, form, rows):
        messages.success(request, _("Ändringarna är sparade."))
        return redirect(need)
    context = {"need": need, "form": form, "rows": rows}
    return render(request, "needs/edit.html", context, status=422 if is_sent else 200)


def save(request: UserRequest, need: Need, form: NeedForm, rows: Requirements) -> bool:
    edit = partial(edit_need_and_requirements, need=need, by=request.user, rows=rows.values())
    return edited(form, need, edit)
