"""The person's own page: name and language, how one signs in, which roles one has."""

from collections.abc import Sequence
from copy import copy
from typing import Final, NamedTuple

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods

from sprang.foundation import journal
from sprang.foundation.enums import Role, ScopeKind
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import Membership, ScopeAncestry, User

from ..shell.language import remember

FEW: Final = 20
"""Roles shown before one asks for all: somebody in two hundred networks has as many."""


class ProfileForm(forms.ModelForm[User]):
    language = forms.ChoiceField(label=gettext_lazy("Språk"), choices=settings.LANGUAGES)

    class Meta:
        model = User
        fields = ["name", "language"]
        help_texts = {
            "name": gettext_lazy("Så ser andra dig. En roll räcker: Chef, gata och trafik.")
        }
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "organization-title"})}


class HeldRole(NamedTuple):
    role: str
    membership: Membership
    platform: str
    """The city's name; empty where the role is held in none."""


@login_required
@require_http_methods(["GET", "POST"])
def me(request: UserRequest) -> HttpResponse:
    # A copy: a name that can't be saved must not stand in the page's head.
    form = ProfileForm(given(request), instance=copy(request.user))
    if request.method == "POST" and form.is_valid():
        return save_profile(request, form)
    shows_all = request.GET.get("roller") == "alla"
    roles = roles_of(request.user, None if shows_all else FEW + 1)
    context = {
        "form": form,
        "roles": roles if shows_all else roles[:FEW],
        "has_more_roles": not shows_all and len(roles) > FEW,
        "has_mfa": is_mfa_enabled(request.user),
    }
    return render(request, "site/me.html", context, status=422 if form.errors else 200)


def save_profile(request: UserRequest, form: ProfileForm) -> HttpResponse:
    with transaction.atomic():
        user = form.save()
        if form.changed_data:
            journal.append("user.changed", subject=user, by=user, fields=form.changed_data)
    response = redirect("me")
    remember(response, user.language)
    with override(user.language):
        messages.success(request, _("Ändringarna är sparade."))
    return response


def roles_of(user: User, most: int | None) -> Sequence[HeldRole]:
    """The roles one has now, by the name of the place; all of them, or `most`."""
    held = user.memberships.current().select_related("scope").order_by("scope__name", "role")[:most]
    cities = dict(
        ScopeAncestry.objects.filter(
            descendant__in=[each.scope_id for each in held], ancestor__kind=ScopeKind.PLATFORM
        ).values_list("descendant_id", "ancestor__name")
    )
    return [HeldRole(str(Role(m.role).label), m, cities.get(m.scope_id, "")) for m in held]
