"""Who belongs to the platform, in which role and for how long."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sprang.foundation.enums import Role
from sprang.foundation.errors import Refused
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import Membership
from sprang.foundation.once import made_from, once_gone
from sprang.organisations.actions import end_role, reset_two_steps
from sprang.organisations.admin_forms import MemberForm
from sprang.organisations.members import MEMBERS_LIST, add_member, members_of, roles_in, tell_member

from .desk import administered, show


@administered
@require_safe
def member_list(request: UserRequest) -> HttpResponse:
    platform = request.platform
    context = {
        "listing": MEMBERS_LIST.listing(request),
        "form": MemberForm(platform=platform),
        "rows": "organisations/admin/_members.html",
    }
    return show(request, "member-list", "members.html", context)


@administered
@require_http_methods(["GET", "POST"])
def member_add(request: UserRequest) -> HttpResponse:
    form = MemberForm(given(request), platform=request.platform)
    if request.method == "POST" and form.is_valid():
        held, is_new = added(request, form)
        if held and is_new:
            tell(request, held)
        if held:
            return redirect("member-list", request.platform.slug)
    status = 422 if form.errors else 200
    return show(request, "member-list", "member_add.html", {"form": form}, status)


def added(request: UserRequest, form: MemberForm) -> tuple[Membership, bool] | tuple[None, bool]:
    """The role, and whether it was given now: a letter about it is sent once."""
    values: dict[str, Any] = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}

    def make() -> Membership:
        return add_member(platform=request.platform, by=request.user, **values)

    return made_from(request, form, make)


def tell(request: UserRequest, held: Membership) -> None:
    """The role is given whether or not the mail can be sent; the administrator hears which."""
    email, link = held.user.email, request.build_absolute_uri(reverse("account_request_login_code"))
    try:
        tell_member(held, request.platform, link)
    except OSError:
        told = _("%(email)s har rollen, men brevet gick inte iväg. Skicka själv länken %(link)s")
        messages.warning(request, told % {"email": email, "link": link})
    else:
        messages.success(request, _("%(email)s har rollen och ett brev om den.") % {"email": email})


@administered
@require_http_methods(["GET", "POST"])
def member_end(request: UserRequest, pk: int) -> HttpResponse:
    role = partial(get_object_or_404, roles_in(request.platform).select_related("user"), pk=pk)
    reason = ""
    if request.method == "POST":
        try:
            once_gone(request, lambda: end_role(membership=role(), by=request.user))
        except Refused as refusal:
            reason = str(refusal)
        else:
            messages.success(request, _("Rollen är avslutad."))
            return redirect("member-list", request.platform.slug)
    held = role()
    context = {"held": held, "role": Role(held.role).label, "reason": reason}
    return show(request, "member-list", "member_end.html", context, 409 if reason else 200)


@administered
@require_http_methods(["GET", "POST"])
def member_reset(request: UserRequest, uid: UUID) -> HttpResponse:
    """Somebody has lost their phone and their recovery codes."""
    person = get_object_or_404(members_of(request.platform), uid=uid)
    reason = ""
    if not person.has_two_steps:  # type: ignore[attr-defined]  # annotated
        return none_left(request)
    if request.method == "POST":
        try:
            reset_two_steps(platform=request.platform, user=person, by=request.user)
        except Refused as refusal:
            reason = str(refusal)
        else:
            messages.success(request, _("Två steg är avstängt. %s har fått ett brev.") % person)
            return redirect("member-list", request.platform.slug)
    context = {"person": person, "reason": reason}
    return show(request, "member-list", "member_reset.html", context, 409 if reason else 200)


def none_left(request: UserRequest) -> HttpResponse:
    """A second press has nothing to switch off; a page about nothing is no page."""
    if request.method != "POST":
        raise Http404
    return redirect("member-list", request.platform.slug)
