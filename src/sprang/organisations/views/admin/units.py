"""The tree of units: see it, add to it, rename in it."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sprang.foundation.forms.editing import given, saved
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from
from sprang.organisations.actions import add_unit, rename_unit
from sprang.organisations.admin_forms import RenameForm, UnitForm
from sprang.organisations.models import Organisation, Unit
from sprang.organisations.units import tree_of

from .desk import administered, show


@administered
@require_safe
def unit_list(request: UserRequest) -> HttpResponse:
    form = UnitForm(platform=request.platform, initial={"parent": request.GET.get("under")})
    return show(
        request, "unit-list", "units.html", {"tree": tree_of(request.platform), "form": form}
    )


@administered
@require_http_methods(["GET", "POST"])
def unit_add(request: UserRequest) -> HttpResponse:
    form = UnitForm(given(request), platform=request.platform)
    if request.method == "POST" and form.is_valid() and (unit := added(request, form)):
        messages.success(request, _("%(unit)s är tillagd.") % {"unit": unit.name})
        return redirect("unit-list", request.platform.slug)
    status = 422 if form.errors else 200
    return show(request, "unit-list", "unit_add.html", {"form": form}, status)


def added(request: UserRequest, form: UnitForm) -> Unit | None:
    return made_from(request, form, lambda: make(request, form))[0]


def make(request: UserRequest, form: UnitForm) -> Unit:
    """Below an organisation itself, or below one of its units."""
    values = form.cleaned_data
    above = Unit.objects.filter(pk=values["parent"].pk).select_related("organisation").first()
    organisation = above.organisation if above else Organisation.objects.get(pk=values["parent"].pk)
    return add_unit(
        organisation=organisation,
        parent=above,
        name=values["name"],
        type=values["type"],
        by=request.user,
    )


@administered
@require_http_methods(["GET", "POST"])
def unit_rename(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    unit = get_object_or_404(Unit.objects.filter(above__ancestor=request.platform.pk), uid=uid)
    form = RenameForm(given(request), initial={"name": unit.name})
    if request.method == "POST" and form.is_valid() and renamed(request, unit, form):
        messages.success(request, _("Enheten heter nu %(unit)s.") % {"unit": unit.name})
        return redirect("unit-list", request.platform.slug)
    context = {"form": form, "unit": unit}
    return show(request, "unit-list", "unit_rename.html", context, 422 if form.errors else 200)


def renamed(request: UserRequest, unit: Unit, form: RenameForm) -> bool:
    name = form.cleaned_data["name"]
    return saved(form, lambda: rename_unit(unit=unit, by=request.user, name=name))
