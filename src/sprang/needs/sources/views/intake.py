"""What the platform takes in."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprang.foundation.http import UserRequest

from .. import actions
from ..models import Intake
from ..models.intake import intake_of
from .fetch import lead_or_404


class IntakeForm(forms.ModelForm[Intake]):
    class Meta:
        model = Intake
        fields = ("is_open",)


@login_required
@require_http_methods(["GET", "POST"])
def submission_doors(request: UserRequest) -> HttpResponse:
    lead_or_404(request)
    # given no instance to save: the action writes
    form = IntakeForm(request.POST if request.method == "POST" else None)
    form.initial["is_open"] = intake_of(request.platform).is_open
    if request.method == "POST" and form.is_valid():
        actions.open_intake(platform=request.platform, by=request.user, **form.cleaned_data)
        messages.success(request, _("Sparat."))
        return redirect("submission-doors", request.platform.slug)
    return render(request, "needs/sources/doors.html", {"form": form})
