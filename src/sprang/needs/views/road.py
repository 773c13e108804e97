"""The road of a need: what was looked at, what that speaks for, what was decided."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sprang.foundation.forms.editing import given, refill
from sprang.foundation.history import who
from sprang.foundation.http import PlatformRequest, UserRequest
from sprang.foundation.models import User
from sprang.foundation.once import made_from, once_gone

from .. import actions, rules
from ..enums import Road
from ..forms import LookForm, RoadForm, VerdictForm
from ..models import Need, PriorArt
from ..models.prior_art import works_in_a_city
from ..queries import looked_at, proposed
from ..wording import BECAUSE
from ..workflow import NEED
from .fetch import need_or_404


@require_safe
def need_road_part(request: PlatformRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    return render(request, "needs/road/_part.html", shown(need, request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def need_road(request: PlatformRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    context = shown(need, request.user)
    form = form_for(request, need, context["proposed"])
    if request.method == "POST" and form is None:
        raise Http404
    if form and form.is_valid() and chosen(request, need, form):
        messages.success(request, _("Vägvalet är sparat. Alla som ser behovet ser det."))
        return redirect(need)
    context |= {"road_form": form}
    return render(request, "needs/road.html", context, status=422 if form and form.errors else 200)


def shown(need: Need, user: User | AnonymousUser) -> dict[str, Any]:
    """The decisions, for all who see the need; what they lean on, for those who work in a city."""
    sees_why = works_in_a_city(user)
    return {
        "need": need,
        "choices": list(need.road_choices.all()),
        "sees_why": sees_why,
        "may_scan": isinstance(user, User) and rules.may_scan(user, need),
        "proposed": "",
        **(why(need, user) if sees_why else {}),
    }


def why(need: Need, user: User | AnonymousUser) -> dict[str, Any]:
    """What was looked at, by whom, and what that speaks for."""
    found = looked_at(need, user)
    proposal = proposed(need, found)
    return {
        "found": [(each, who(each.by, need, user)) for each in found],
        "proposed": proposal.road or "",
        "proposal": Road(proposal.road).label if proposal.road else "",
        "because": [BECAUSE[reason] for reason in proposal.reasons],
    }


def form_for(request: PlatformRequest, need: Need, proposed: str) -> RoadForm | None:
    """What the person fills in who may choose the road now."""
    user = request.user
    if not isinstance(user, User) or "choose" not in {x.verb for x in NEED.allowed(need, user)}:
        return None
    usual = {"version": need.version, "decided_on": timezone.localdate()}
    return RoadForm(given(request), initial=usual, proposed=proposed)


def chosen(request: Any, need: Need, form: RoadForm) -> object:
    choose = lambda: actions.choose_road(need=need, by=request.user, **form.values())  # noqa: E731
    made, _is_new = made_from(request, form, choose)
    if made is None:
        need.refresh_from_db(fields=["version"])
        refill(form, "version", str(need.version))
    return made


@login_required
@require_http_methods(["GET", "POST"])
def need_look(request: UserRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    if not rules.may_scan(request.user, need):
        raise Http404
    about = {"what": request.GET.get("om", "")[:200]}
    form = LookForm(given(request), initial=about, user=request.user, platform=request.platform)
    if form.is_valid() and looked(request, need, form):
        messages.success(request, _("Det är inskrivet."))
        return redirect("need-road", request.platform.slug, need.reference)
    context = {"need": need, "look_form": form}
    return render(request, "needs/road/look.html", context, status=422 if form.errors else 200)


def looked(request: UserRequest, need: Need, form: LookForm) -> PriorArt | None:
    look = lambda: actions.look_at(need=need, by=request.user, **form.values())  # noqa: E731
    return made_from(request, form, look)[0]


def found_or_404(request: UserRequest, ref: str, uid: UUID) -> PriorArt:
    need = need_or_404(request, ref)
    seen = need.prior_art.visible_to(request.user).select_related("record__platform")
    found: PriorArt = get_object_or_404(seen, uid=uid)
    found.need = need
    return found


@login_required
@require_http_methods(["GET", "POST"])
def need_judge(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    found = found_or_404(request, ref, uid)
    if not rules.may_scan(request.user, found.need):
        raise Http404
    form = VerdictForm(given(request), instance=found)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("verdict", "because")}
        actions.judge_anew(found=found, by=request.user, **said)
        return redirect("need-road", request.platform.slug, ref)
    context = {"need": found.need, "found": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "needs/road/judge.html", context, status=status)


@login_required
@require_POST
def need_unlook(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    def forget() -> None:
        actions.forget_looked_at(found=found_or_404(request, ref, uid), by=request.user)

    once_gone(request, forget)
    messages.success(request, _("Det är borttaget."))
    return redirect("need-road", request.platform.slug, ref)
