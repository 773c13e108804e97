"""Agreements and their files."""

from copy import copy
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sprang.foundation.files import check_upload
from sprang.foundation.forms.editing import given, saved
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from, once

from .. import actions
from ..forms import AgreementForm, EditAgreementForm
from ..models import Agreement, AgreementFile
from .fetch import own_part_or_404, writable_or_404
from .writing import back, page


@login_required
@require_http_methods(["GET", "POST"])
def agreement_new(request: UserRequest, uid: UUID) -> HttpResponse:
    partnership = writable_or_404(request, uid)
    form = AgreementForm(given(request))

    def make() -> Agreement:
        values = form.cleaned_data
        made = actions.add_agreement(partnership=partnership, by=request.user, **values)
        return exchange_files(request, made)

    if request.method == "POST" and is_sound(request, form) and made_from(request, form, make)[0]:
        messages.success(request, _("Avtalet är tillagt."))
        return back(request, partnership)
    return page(request, partnership, form, _("Lägg till ett avtal"), takes_files=True)


@login_required
@require_http_methods(["GET", "POST"])
def agreement_edit(request: UserRequest, uid: UUID) -> HttpResponse:
    row = own_part_or_404(request, Agreement, uid)
    form = EditAgreementForm(given(request), instance=copy(row))

    def save() -> Agreement:
        values = form.cleaned_data
        actions.change_agreement(agreement=row, by=request.user, **values)
        return exchange_files(request, row)

    sent = request.method == "POST" and is_sound(request, form, row)
    if sent and saved(form, lambda: once(request, save)):
        messages.success(request, _("Ändringarna är sparade."))
        return back(request, row.partnership)
    more: dict[str, Any] = {"takes_files": True, "files": row.files.all()}
    return page(request, row.partnership, form, _("Redigera avtalet"), **more)


def is_sound(request: UserRequest, form: AgreementForm, row: Agreement | None = None) -> bool:
    """Files that can't be taken in are told before anything is written."""
    uploads, bort = request.FILES.getlist("fil"), request.POST.getlist("bort")
    for upload in uploads:
        if reason := check_upload(upload):
            form.add_error(None, reason)
    there = row.files.count() - len(set(bort)) if row else 0
    if uploads and there + len(uploads) > actions.MOST_FILES:
        form.add_error(None, _("Högst %(n)s filer. Välj färre.") % {"n": actions.MOST_FILES})
    return form.is_valid()


def exchange_files(request: UserRequest, agreement: Agreement) -> Agreement:
    """Those crossed out go, those chosen come."""
    for uid in request.POST.getlist("bort"):
        try:
            actions.drop_from_agreement(agreement=agreement, uid=UUID(uid), by=request.user)
        except ValueError as error:
            raise Http404 from error
    actions.attach_all(agreement=agreement, by=request.user, uploads=request.FILES.getlist("fil"))
    return agreement


@login_required
@require_safe
def agreement_file(request: UserRequest, uid: UUID) -> FileResponse:
    """Always to be saved, never to be shown: what others uploaded must not run on our address."""
    seen = Agreement.objects.visible_to(request.user).filter(partnership__platform=request.platform)
    file = get_object_or_404(AgreementFile, uid=uid, agreement__in=seen)
    try:
        content = file.content.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content, as_attachment=True, filename=file.name, content_type=file.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
