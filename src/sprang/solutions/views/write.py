"""Telling about a solution, changing the words, moving it on."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.enums import Visibility
from sprang.foundation.errors import Refused
from sprang.foundation.forms.attaching import attach_from
from sprang.foundation.forms.editing import edited, given, version_seen
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from, once

from .. import actions, rules
from ..forms import EditSolutionForm, NewSolutionForm
from ..models import Solution
from ..workflow import SOLUTION
from .detail import solution_or_404


@login_required
@require_http_methods(["GET", "POST"])
def solution_new(request: UserRequest) -> HttpResponse:
    if not rules.may_register(request.user, request.platform):
        raise Http404
    form = NewSolutionForm(
        given(request),
        initial={"visibility": Visibility.INTERNAL},
        user=request.user,
        platform=request.platform,
    )
    if request.method == "POST" and form.is_valid() and (solution := registered(request, form)):
        return done(request, solution, _("Tack. Nu kan andra hitta den."))
    return render(
        request, "solutions/edit.html", {"form": form}, status=422 if form.errors else 200
    )


def registered(request: UserRequest, form: NewSolutionForm) -> Solution | None:
    def make() -> Solution:
        return actions.register_solution(
            platform=request.platform, by=request.user, **form.values()
        )

    return made_from(request, form, make)[0]


@login_required
@require_http_methods(["GET", "POST"])
def solution_edit(request: UserRequest, ref: str) -> HttpResponse:
    solution = solution_or_404(request, ref)
    if not rules.may_edit(request.user, solution):
        raise Http404
    form = EditSolutionForm(
        given(request), user=request.user, platform=request.platform, solution=solution
    )
    edit = partial(actions.edit_solution, solution=solution, by=request.user)
    if request.method == "POST" and form.is_valid() and edited(form, solution, edit):
        return done(request, solution, _("Ändringarna är sparade."))
    context = {"form": form, "solution": solution}
    return render(request, "solutions/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def solution_move(request: UserRequest, ref: str) -> HttpResponse:
    solution, verb = solution_or_404(request, ref), request.POST.get("steg", "")
    if verb not in SOLUTION.transitions:
        raise Refused(_("Det steget finns inte."))
    move = partial(actions.move_solution, solution=solution, verb=verb, by=request.user)
    once(request, lambda: move(version=version_seen(request)))
    return done(request, solution, _("Ändringen är sparad."))


@login_required
@require_POST
def solution_share(request: UserRequest, ref: str) -> HttpResponse:
    solution, wanted = solution_or_404(request, ref), request.POST.get("visibility", "")
    share = partial(actions.share_solution, solution=solution, by=request.user, visibility=wanted)
    once(request, lambda: share(version=version_seen(request)))
    return done(request, solution, _("Nu ser de du valde lösningen."))


@login_required
@require_POST
def solution_file(request: UserRequest, ref: str) -> HttpResponse:
    solution = solution_or_404(request, ref)
    if not rules.may_edit(request.user, solution):
        raise Http404
    return attach_from(request, solution)


def done(request: UserRequest, solution: Solution, message: str) -> HttpResponse:
    messages.success(request, message)
    return redirect(solution)
