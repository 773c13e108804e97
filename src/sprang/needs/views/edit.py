"""Changing the words and the requirements of a need, with the coach beside."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.forms.editing import edited, given
from sprang.foundation.http import UserRequest
from sprang.foundation.journal import standing

from ..actions import edit_need_and_requirements
from ..actions.drafts import drop_draft
from ..coaching import draft_of_form, draft_of_need, tell
from ..drafts import draft_for
from ..forms import NeedForm, Requirements, edit_forms
from ..forms.steps import steps_of
from ..models import Need, NeedDraft
from ..proposing import propose
from ..rules import may_edit
from .fetch import need_or_404


@login_required
@require_http_methods(["GET", "POST"])
def need_edit(request: UserRequest, ref: str) -> HttpResponse:
    need = editable(request, ref)
    is_sent = request.method == "POST"
    draft = None if given(request) else draft_for(request.user, request.platform, need)
    words = draft.fields if draft else given(request)
    form, rows = edit_forms(words, need, request.user)
    if is_sent and form.is_valid() and rows.is_valid() and save(request, need, form, rows):
        messages.success(request, _("Ändringarna är sparade."))
        return redirect(need)
    return page(request, need, form, rows, status=422 if is_sent else 200, draft=draft)


def editable(request: UserRequest, ref: str) -> Need:
    need = need_or_404(request, ref)
    if not may_edit(request.user, need):
        raise Http404
    return need


def save(request: UserRequest, need: Need, form: NeedForm, rows: Requirements) -> bool:
    edit = partial(edit_need_and_requirements, need=need, by=request.user, rows=rows.values())
    is_saved = edited(form, need, edit)
    if is_saved:
        drop_draft(by=request.user, platform=need.platform, need=need)
    return is_saved


def page(
    request: UserRequest,
    need: Need,
    form: NeedForm,
    rows: Requirements,
    status: int = 200,
    draft: NeedDraft | None = None,
) -> HttpResponse:
    propose(form, need, request.user)
    context: dict[str, Any] = {"need": need, "form": form, "rows": rows, "draft": draft}
    context["steps"] = steps_of(form, rows, need)
    context["told"] = tell(draft_of(form, need))
    return render(request, "needs/edit.html", context, status=status)


def draft_of(form: NeedForm, need: Need) -> Any:
    """The words in the form, which may be others than those that stand."""
    if isinstance(form.data, QueryDict):
        return draft_of_form(form.data)
    return draft_of_need(need, need.requirements.all())


@login_required
@require_POST
@never_cache
@standing.reads()  # posted, and yet it changes nothing
def need_coach(request: UserRequest, ref: str) -> HttpResponse:
    """What the coach says of the words as they stand in the form. Nothing of them is kept."""
    need = editable(request, ref)
    if request.htmx:
        return render(request, "needs/_coach.html", {"told": tell(draft_of_form(request.POST))})
    return page(request, need, *edit_forms(request.POST, need, request.user))
