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
from sprang.foundation.lists.listing import Choice
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
    organisations = Organisation.objects.filter(above__ancestor=platform.pk)
    units = Unit.objects.filter(above__ancestor=platform.pk)
    named = (
        ("platform-settings", _("Ord och definition"), None),
        ("member-list", _("Medlemmar"), members_of(platform).count()),
        ("company-list", _("Organisationer"), organisations.count()),
        ("unit-list", _("Enheter"), units.count()),
    )
    return [
        Choice(label, reverse(name, args=[platform.slug]), name == here, count)
        for name, label, count in named
    ]
