"""One need for one copy of the form, however many times its button was pressed."""

from typing import Any
from uuid import uuid4

from django.db import IntegrityError
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.editing import refill
from sprang.foundation.files import attach_file
from sprang.foundation.http import UserRequest

from ..actions import capture_need
from ..forms import CaptureForm
from ..models import Need

FORM = "form"
"""The source of what was written in the page itself."""


def sent_of(request: UserRequest, form: CaptureForm) -> dict[str, Any]:
    """Which copy of the form it is. The author is part of the id: no one meets another's need."""
    uid = form.cleaned_data["form_uid"]
    return {"external_source": FORM, "external_id": f"{request.user.pk}:{uid}"} if uid else {}


def find_sent(request: UserRequest, form: CaptureForm) -> Need | None:
    sent = sent_of(request, form)
    seen = Need.objects.visible_to(request.user)
    return seen.filter(platform=request.platform, **sent).first() if sent else None


def has_other_words(request: UserRequest, form: CaptureForm) -> bool:
    """Someone went back and wrote something else: nothing is lost, they say what it is."""
    need = find_sent(request, form)
    if need is None or need.text == form.cleaned_data["text"]:
        return False
    refill(form, "form_uid", str(uuid4()))
    said = _("Du har redan skickat in %(ref)s härifrån. Är det här ett nytt behov, skicka igen.")
    form.add_error(None, said % {"ref": need.reference})
    return True


def write_once(request: UserRequest, form: CaptureForm) -> Need:
    try:
        return find_sent(request, form) or write(request, form)
    except IntegrityError:
        # The other press was written between the look and this one's own writing.
        if need := find_sent(request, form):
            return need
        raise


def write(request: UserRequest, form: CaptureForm) -> Need:
    """The need and its files, or nothing."""
    sent = sent_of(request, form)
    with journal.together():
        need = capture_need(platform=request.platform, by=request.user, **form.values(), **sent)
        for upload in request.FILES.getlist("fil"):
            attach_file(record=need, by=request.user, upload=upload)
    return need
