"""Pages of the synonyms: see the list, add, edit, take away, take back."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import BadInput
from sprang.foundation.forms.editing import given, saved
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from, once

from .forms import EditSynonymForm, SynonymForm
from .models import Synonym
from .synonyms import actions

SHOWN = 500
GONE = 10


def _kept(request: UserRequest) -> Any:
    """The city's own, for those who keep them; nobody else is told that there is a list."""
    if not actions.may_keep(request.user, request.platform):
        raise Http404
    return Synonym.objects.filter(platform=request.platform)


@login_required
@require_http_methods(["GET", "POST"])
def synonym_list(request: UserRequest) -> HttpResponse:
    rows, form = _kept(request), SynonymForm(given(request))
    if request.method == "POST" and form.is_valid() and (made := _made(request, form)):
        messages.success(request, _("”%(row)s” gäller från nästa sökning.") % {"row": made})
        return redirect("synonym-list", request.platform.slug)
    standing = rows.filter(removed_at=None)
    gone = rows.exclude(removed_at=None).order_by("-removed_at", "-pk")[:GONE]
    context = {"form": form, "rows": standing[:SHOWN], "gone": gone}
    return render(request, "matching/synonyms.html", context, status=422 if form.errors else 200)


def _made(request: UserRequest, form: SynonymForm) -> Synonym | None:
    values = {"platform": request.platform, "by": request.user, **form.cleaned_data}
    return made_from(request, form, lambda: actions.add_synonym(**values))[0]


@login_required
@require_http_methods(["GET", "POST"])
def synonym_edit(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    row = get_object_or_404(_kept(request), uid=uid, removed_at=None)
    now = {"word": row.word, "others": row.others, "is_two_way": "ja" if row.is_two_way else "nej"}
    form = EditSynonymForm(given(request), initial=now)
    if request.method == "POST" and form.is_valid() and _edited(request, form, row):
        messages.success(request, _("”%(row)s” gäller från nästa sökning.") % {"row": row})
        return redirect("synonym-list", request.platform.slug)
    context = {"form": form, "row": row}
    return render(
        request, "matching/synonym_edit.html", context, status=422 if form.errors else 200
    )


def _edited(request: UserRequest, form: EditSynonymForm, row: Synonym) -> bool:
    values = {name: form.cleaned_data[name] for name in ("word", "others", "is_two_way")}
    try:
        return saved(form, lambda: actions.edit_synonym(synonym=row, by=request.user, **values))
    except BadInput as fault:
        for name, text in fault.faults.items():
            form.add_error(name, text)
    return False


@require_POST
@login_required
def synonym_remove(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    row = get_object_or_404(_kept(request), uid=uid)
    once(request, lambda: actions.remove_synonym(synonym=row, by=request.user))
    messages.success(request, _("”%(row)s” är borttaget. Du kan ångra längst ner.") % {"row": row})
    return redirect("synonym-list", request.platform.slug)


@require_POST
@login_required
def synonym_restore(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    row = get_object_or_404(_kept(request), uid=uid)
    once(request, lambda: actions.restore_synonym(synonym=row, by=request.user))
    messages.success(request, _("”%(row)s” är tillbaka.") % {"row": row})
    return redirect("synonym-list", request.platform.slug)
