"""What has come in: read, and dealt with many at a time."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.lists.choices import Choice

from ..deeds import SEVERAL, do_with_several
from ..forms import DeclineForm
from ..models.intake import intake_of
from ..queries import FIRST, SUBMISSIONS_LIST, VIEWS
from .fetch import lead_or_404


@login_required
@require_http_methods(["GET", "POST"])
def submission_list(request: UserRequest) -> HttpResponse:
    lead_or_404(request)
    sent = given(request)
    form = DeclineForm(sent if sent and sent.get("steg") == "avboj" else None)
    if request.method == "POST" and (done := dealt_with(request, form)) is not None:
        words = ngettext("Klart med ett.", "Klart med %(n)s.", done)
        messages.success(request, words % {"n": done})
        if left := len(set(request.POST.getlist("val"))) - done:
            words = _("%(n)s stod kvar: någon hann före, eller så pekar orden ut någon.")
            messages.warning(request, words % {"n": left})
        return redirect(request.get_full_path())
    status = 422 if request.method == "POST" and form.errors else 200
    return render(request, "needs/sources/list.html", shown(request, form), status=status)


def shown(request: UserRequest, form: DeclineForm) -> dict[str, Any]:
    view = request.GET.get("vy", FIRST)
    return {
        "listing": SUBMISSIONS_LIST.listing(request),
        "view": view,
        "tabs": [Choice(label, f"?vy={name}", name == view) for name, (label, _s) in VIEWS.items()],
        "steps": SEVERAL.get(view, ()),
        "form": form,
        "is_open": intake_of(request.platform).is_open,
    }


def dealt_with(request: UserRequest, form: DeclineForm) -> int | None:
    """How many; None where the form says what is wrong."""
    step, uids = request.POST.get("steg", ""), request.POST.getlist("val")
    if form.is_bound and not form.is_valid():
        return None
    said = form.cleaned_data if form.is_bound else {}
    return do_with_several(request.platform, request.user, step, uids, said)
