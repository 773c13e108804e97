"""Files that come with a form on a record's own page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..files import attach_file, check_upload
from ..http import UserRequest
from ..models import Record
from ..once import once


def attach_from(request: UserRequest, record: Record) -> HttpResponse:
    """Take in the files of the form and go back to the record. The caller has checked who may."""
    uploads = request.FILES.getlist("fil")
    reasons = [reason for upload in uploads if (reason := check_upload(upload))]
    for reason in reasons:
        messages.error(request, reason)
    if not reasons:
        once(request, lambda: attach_all(request, record))
        messages.success(request, _("Filen är bifogad."))
    return redirect(record)


def attach_all(request: UserRequest, record: Record) -> Record:
    for upload in request.FILES.getlist("fil"):
        attach_file(record=record, by=request.user, upload=upload)
    return record
