"""Changing the words and the requirements of a need."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprang.foundation import journal
from sprang.foundation.errors import Stale
from sprang.foundation.forms.editing import given, told_stale
from sprang.foundation.http import UserRequest

from ..actions import edit_need, set_requirements
from ..forms import NeedForm, RequirementFormSet
from ..models import Need
from ..rules import may_edit
from .fetch import need_or_404

ROW = ("what", "today", "target", "how_measured", "weight")


@login_required
@require_http_methods(["GET", "POST"])
def need_edit(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    if not may_edit(request.user, need):
        raise Http404
    words, stands = given(request), rows_of(need)
    form = NeedForm(words, initial=begun(need), user=request.user, need=need, rows=stands)
    rows = RequirementFormSet(words, initial=stands, prefix="krav")
    if (
        request.method == "POST"
        and form.is_valid()
        and rows.is_valid()
        and save(request, need, form, rows)
    ):
        messages.success(request, _("Ändringarna är sparade."))
        return redirect(need)
    status = 422 if request.method == "POST" else 200
    context = {"need": need, "form": form, "rows": rows}
    return render(request, "needs/edit.html", context, status=status)


def begun(need: Need) -> dict[str, object]:
    return {name: getattr(need, name) for name in (*NeedForm.Meta.fields, "version")}


def rows_of(need: Need) -> list[dict[str, str]]:
    return list(need.requirements.values(*ROW))


def save(
    request: UserRequest,
    need: Need,
    form: NeedForm,
    rows: "RequirementFormSet",  # type: ignore[valid-type]  # made by formset_factory
) -> bool:
    """All of it or nothing. Where someone was faster, what was typed stays on the page."""
    kept = [
        {name: row.cleaned_data[name] for name in ROW}
        for row in rows.forms  # type: ignore[attr-defined]
        if row.cleaned_data and not row.cleaned_data.get("DELETE")
    ]
    try:
        with journal.together():
            version, found = form.cleaned_data["version"], need.version
            edit_need(need=need, by=request.user, version=version, **form.values())
            if kept != rows_of(need):
                # Words that were written raised the version; otherwise what was seen still counts.
                seen = version if need.version == found else need.version
                set_requirements(need=need, by=request.user, rows=kept, version=seen)
    except Stale as stale:
        need.refresh_from_db(fields=["version"])
        told_stale(form, stale, need.version)
        return False
    return True
