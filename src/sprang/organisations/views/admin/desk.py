"""What the administrators' pages share: who may open them, and the way between them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sprang.foundation.enums import Role
from sprang.foundation.http import UserRequest
from sprang.foundation.journal import standing
from sprang.foundation.lists.choices import Choice
from sprang.foundation.lists.counting import counts
from sprang.foundation.models import Platform
from sprang.organisations.members import members_of
from sprang.organisations.models import Organisation, Unit

P = ParamSpec("P")
View = Callable[Concatenate[UserRequest, P], HttpResponse]


def administered(view: View[P]) -> View[P]:
    """Only for administrators of the whole platform: a 404 for the rest reveals nothing."""

    @wraps(view)
    def guarded(request: UserRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        access, here = request.user.access, request.platform.pk
        if here in access.waits_in:
            messages.warning(request, _("Den här staden ber dig logga in i två steg. Slå på det."))
            return redirect("mfa_index")
        if not access.has_role(here, Role.ADMINISTRATOR):
            raise Http404
        return view(request, *args, **kwargs)

    return login_required(guarded)  # type: ignore[return-value]  # knows HttpRequest only


def show(
    request: UserRequest, here: str, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page under the tabs; `here` is the URL name of the current one."""
    context |= {"tabs": tabs(request, here)}
    return render(request, f"organisations/admin/{template}", context, status=status)


def tabs(request: UserRequest, here: str) -> list[Choice]:
    platform = request.platform
    many = standing.remembered(("desk", platform.pk), lambda: _counts(platform))
    named = (
        ("platform-settings", _("Ord och definition")),
        ("member-list", _("Medlemmar")),
        ("company-list", _("Organisationer")),
        ("unit-list", _("Enheter")),
    )
    return [
        Choice(label, reverse(name, args=[platform.slug]), name == here, many.get(name))
        for name, label in named
    ]


def _counts(platform: Platform) -> dict[str, int]:
    """By the name of the page that lists them; one query."""
    below = {"above__ancestor": platform.pk}
    members, units = members_of(platform), Unit.objects.filter(**below)
    companies = Organisation.objects.filter(**below)
    return counts(**{"member-list": members, "company-list": companies, "unit-list": units})
