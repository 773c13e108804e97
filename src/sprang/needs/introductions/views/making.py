"""Introducing a need's owner to an organisation."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from
from sprang.needs.models import Need
from sprang.needs.views.fetch import need_or_404
from sprang.organisations.models import Organisation

from .. import actions, rules
from ..forms import IntroduceForm
from ..forms.introducing import offered
from ..models import Introduction


@login_required
@require_http_methods(["GET", "POST"])
def need_introduce(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    if not rules.may_introduce(request.user, need):
        raise Http404
    form = IntroduceForm(given(request), initial=begun(request), user=request.user)
    if request.method == "POST" and form.is_valid() and (made := introduced(request, need, form)):
        messages.success(request, _("Båda är tillfrågade. Du ser här vad de svarar."))
        return redirect(made)
    context = {"need": need, "form": form, "offered": offered(request.user)}
    status = 422 if form.errors else 200
    return render(request, "needs/introductions/new.html", context, status=status)


def introduced(request: UserRequest, need: Need, form: IntroduceForm) -> Introduction | None:
    make = lambda: actions.introduce(need=need, by=request.user, **form.cleaned_data)  # noqa: E731
    return made_from(request, form, make)[0]


def begun(request: UserRequest) -> dict[str, Any]:
    """The organisation that a match led from."""
    try:
        uid = UUID(request.GET.get("till", ""))
    except ValueError:
        return {}
    found = Organisation.objects.visible_to(request.user).filter(uid=uid).first()
    return {"organisation": found.name} if found else {}
