"""Saved views: one's own on a platform, saved from a list, renamed, taken away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ..forms.editing import given
from ..forms.saved_view import RenameForm, SaveForm
from ..http import UserRequest
from ..lists import saving
from ..lists.named import list_named, lists
from ..models import SavedView
from ..once import made_from, once_gone


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def view_list(request: UserRequest) -> HttpResponse:
    form = SaveForm(given(request))
    if request.method == "POST" and form.is_valid() and (view := saved_from(request, form)):
        messages.success(request, _("Vyn %(name)s är sparad.") % {"name": view.name})
        return redirect(address_of(request, view))
    context = {"form": form if form.is_bound else None, "groups": groups(request)}
    return render(request, "foundation/saved_views.html", context, status=status_of(form))


def status_of(form: RenameForm) -> int:
    return 422 if form.errors else 200


def saved_from(request: UserRequest, form: SaveForm) -> SavedView | None:
    said = {"platform": request.platform, "by": request.user, **form.values()}
    return made_from(request, form, lambda: saving.save_view(**said))[0]


def address_of(request: UserRequest, view: SavedView) -> str:
    named = list_named(view.list)
    return named.address(request.platform, view.asked) if named else ""


def groups(request: UserRequest) -> list[dict[str, Any]]:
    """The lists of which something is saved, each with its views."""
    own = SavedView.objects.filter(user=request.user, platform=request.platform)
    rows = list(own.select_related("platform"))
    found = [(each, [row for row in rows if row.list == each.name]) for each in lists()]
    return [
        {
            "label": each.label,
            "views": [
                {"view": row, "url": each.address(request.platform, row.asked)} for row in views
            ],
        }
        for each, views in found
        if views
    ]


def own_or_404(request: UserRequest, uid: UUID) -> SavedView:
    return get_object_or_404(SavedView, user=request.user, platform=request.platform, uid=uid)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def view_rename(request: UserRequest, uid: UUID) -> HttpResponse:
    view = own_or_404(request, uid)
    form = RenameForm(given(request), initial={"name": view.name})
    if request.method == "POST" and form.is_valid() and renamed(request, view, form):
        messages.success(request, _("Sparat."))
        return redirect("view-list", request.platform.slug)
    context = {"view": view, "form": form, "url": address_of(request, view)}
    return render(request, "foundation/saved_view.html", context, status=status_of(form))


def renamed(request: UserRequest, view: SavedView, form: RenameForm) -> bool:
    name = form.cleaned_data["name"]
    made, _new = made_from(
        request, form, lambda: saving.rename_view(view=view, by=request.user, name=name)
    )
    return made is not None


@login_required
@require_POST
def view_remove(request: UserRequest, uid: UUID) -> HttpResponse:
    """Leads to the list as the view had it: whoever regrets it saves it again."""
    once_gone(request, lambda: saving.remove_view(view=own_or_404(request, uid), by=request.user))
    messages.success(request, _("Vyn är borttagen. Ångrar du dig kan du spara den igen här."))
    named, asked = list_named(request.POST.get("list", "")), request.POST.get("asked", "")
    if named is None:
        return redirect("view-list", request.platform.slug)
    return redirect(named.address(request.platform, QueryDict(asked).urlencode()))
