"""The organisations that are the city: its municipality and the companies it owns."""

from django.contrib import messages
from django.db.models import Count, F, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import Platform
from sprang.foundation.once import made_from
from sprang.organisations.actions import add_company
from sprang.organisations.forms import NumberedForm
from sprang.organisations.models import Organisation

from .desk import administered, show


def own(platform: Platform) -> QuerySet[Organisation]:
    """The municipality first, then its companies by name."""
    inside = Organisation.objects.filter(above__ancestor=platform.pk)
    counted = inside.annotate(unit_count=Count("units"), depth=F("above__depth"))
    return counted.order_by("depth", "name")


@administered
@require_safe
def company_list(request: UserRequest) -> HttpResponse:
    context = {"organisations": own(request.platform), "form": NumberedForm()}
    return show(request, "company-list", "companies.html", context)


@administered
@require_http_methods(["GET", "POST"])
def company_add(request: UserRequest) -> HttpResponse:
    form = NumberedForm(given(request))
    if request.method == "POST" and form.is_valid() and (company := added(request, form)):
        messages.success(request, _("%(name)s är tillagt.") % {"name": company.name})
        return redirect("company-list", request.platform.slug)
    status = 422 if form.errors else 200
    return show(request, "company-list", "company_add.html", {"form": form}, status)


def added(request: UserRequest, form: NumberedForm) -> Organisation | None:
    def make() -> Organisation:
        return add_company(platform=request.platform, by=request.user, **form.cleaned_data)

    return made_from(request, form, make)[0]
