"""What the platform takes in."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.once import once

from .. import actions
from ..mail.signing import HEADER, secret_of
from ..models import Intake
from ..models.intake import intake_of
from .fetch import lead_or_404


class IntakeForm(forms.ModelForm[Intake]):
    class Meta:
        model = Intake
        fields = ("is_open", "address")


@login_required
@require_http_methods(["GET", "POST"])
def submission_doors(request: UserRequest) -> HttpResponse:
    lead_or_404(request)
    platform, intake = request.platform, intake_of(request.platform)
    secret, is_post = secret_of(intake), request.method == "POST"
    if is_post and request.POST.get("steg") == "byt":
        once(request, lambda: actions.renew_secret(platform=platform, by=request.user))
        return redirect("submission-doors", platform.slug)
    form = IntakeForm(given(request), instance=intake)
    if is_post and form.is_valid():
        actions.set_intake(platform=platform, by=request.user, **form.cleaned_data)
        messages.success(request, _("Sparat."))
        return redirect("submission-doors", platform.slug)
    context = {"form": form, "secret": secret, "header": HEADER, "fetches": bool(settings.IMAP)}
    status = 422 if form.errors else 200
    return render(request, "needs/sources/doors.html", context, status=status)
