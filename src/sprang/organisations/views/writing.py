"""What leads write in the network: a new organisation, other words, a partnership."""

import uuid
from copy import copy
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.forms.editing import given, saved
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from

from ..actions import (
    change_organisation,
    end_partnership,
    join_as_partner,
    may_change,
    may_register,
    register_organisation,
)
from ..forms import EditOrganisationForm, OrganisationForm
from ..models import Organisation


@login_required
@require_http_methods(["GET", "POST"])
def organisation_new(request: UserRequest) -> HttpResponse:
    if not may_register(request.user):
        raise Http404
    form = OrganisationForm(given(request), platform=request.platform)
    if request.method == "POST" and form.is_valid() and (made := registered(request, form)):
        messages.success(request, _("%(name)s finns nu i nätverket.") % {"name": made.name})
        return redirect("organisation-detail", request.platform.slug, made.uid)
    return page(request, {"form": form})


def registered(request: UserRequest, form: OrganisationForm) -> Organisation | None:
    def make() -> Organisation:
        return register_organisation(by=request.user, **form.cleaned_data)

    return made_from(request, form, make)[0]


@login_required
@require_http_methods(["GET", "POST"])
def organisation_edit(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    organisation = seen(request, uid)
    if not may_change(request.user, organisation):
        raise Http404
    # the form writes in its instance: the action must see what differs from the row
    here = {"instance": copy(organisation), "platform": request.platform}
    form = EditOrganisationForm(given(request), **here)
    if request.method == "POST" and form.is_valid() and changed(request, organisation, form):
        messages.success(request, _("Ändringarna är sparade."))
        return redirect("organisation-detail", request.platform.slug, uid)
    return page(request, {"form": form, "organisation": organisation})


def changed(request: UserRequest, organisation: Organisation, form: OrganisationForm) -> bool:
    words = form.cleaned_data
    return saved(
        form, lambda: change_organisation(organisation=organisation, by=request.user, **words)
    )


@login_required
@require_POST
def organisation_partner(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    """`partner` is "ja" or "nej"; said twice, it has been done once."""
    organisation, platform = seen(request, uid), request.platform
    names = {"name": organisation.name, "city": platform.name}
    if request.POST.get("partner") == "nej":
        end_partnership(platform=platform, organisation=organisation, by=request.user)
        messages.success(request, _("%(name)s är inte längre partner till %(city)s.") % names)
    else:
        join_as_partner(platform=platform, organisation=organisation, by=request.user)
        messages.success(request, _("%(name)s är partner till %(city)s.") % names)
    return redirect("organisation-detail", platform.slug, uid)


def seen(request: UserRequest, uid: uuid.UUID) -> Organisation:
    return get_object_or_404(Organisation.objects.visible_to(request.user), uid=uid)


def page(request: UserRequest, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].errors else 200
    return render(request, "organisations/edit.html", context, status=status)
