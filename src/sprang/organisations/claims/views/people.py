"""The people of an organisation: claim to be one, let somebody in, leave."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import User
from sprang.foundation.once import made_from, once, once_gone

from ...models import Organisation
from .. import actions, rules
from ..forms import ClaimForm
from ..models import Claim
from ..queries import people_of


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def organisation_people(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    organisation = claimable_or_404(request, uid)
    form = ClaimForm(given(request))
    if request.method == "POST" and form.is_valid():
        made = claimed(request, organisation, form)
        if made:
            said = _("Vi har frågat dem som kan svara.") if made.is_waiting else _("Nu hör du dit.")
            messages.success(request, said)
            return back(request, organisation)
    return page(request, organisation, form, 422 if form.errors else 200)


def claimable_or_404(request: UserRequest, uid: uuid.UUID) -> Organisation:
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), uid=uid)
    if not rules.may_be_claimed(organisation):
        raise Http404
    return organisation


def claimed(request: UserRequest, organisation: Organisation, form: ClaimForm) -> Claim | None:
    said = {"platform": request.platform, "by": request.user, **form.cleaned_data}
    return made_from(request, form, lambda: actions.claim(organisation=organisation, **said))[0]


def page(
    request: UserRequest, organisation: Organisation, form: ClaimForm, status: int, **more: Any
) -> HttpResponse:
    """`more`: a claim that was answered in a way that can't be, and the form."""
    context = {"organisation": organisation, "form": form, **more}
    context["folk"] = people_of(organisation, request.user)
    return render(request, "organisations/claims/people.html", context, status=status)


def back(request: UserRequest, organisation: Organisation) -> HttpResponse:
    return redirect("organisation-people", request.platform.slug, organisation.uid)


@login_required
@require_POST
def claim_withdraw(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    claim = get_object_or_404(
        Claim.objects.select_related("organisation"), user=request.user, uid=uid
    )
    once(request, lambda: actions.withdraw(claim=claim, by=request.user))
    messages.success(request, _("Återkallat."))
    return back(request, claim.organisation)


@login_required
@require_POST
def claimed_end(request: UserRequest, uid: uuid.UUID, person: uuid.UUID) -> HttpResponse:
    organisation = claimable_or_404(request, uid)

    def end() -> None:
        folk = people_of(organisation, request.user)
        if not any(may_end and held.user.uid == person for held, may_end in folk.people):
            raise Http404
        user = User.objects.get(uid=person)
        actions.end_claimed(organisation=organisation, user=user, by=request.user)

    once_gone(request, end)
    messages.success(request, _("Klart. Det som är skrivet står kvar."))
    return back(request, organisation)


@login_required
@require_POST
def domain_shut(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    organisation, domain = claimable_or_404(request, uid), request.POST.get("domain", "")

    def shut() -> None:
        actions.shut_domain(organisation=organisation, domain=domain, by=request.user)

    once_gone(request, shut)
    messages.success(request, _("Ingen mer kommer in med en adress där."))
    return back(request, organisation)
