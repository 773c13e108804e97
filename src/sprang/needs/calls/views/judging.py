"""What each of the team says of each answer: an interest, then points."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import Refused
from sprang.foundation.forms.editing import given, saved
from sprang.foundation.http import UserRequest

from .. import actions, filling, rules
from ..enums import CallStatus
from ..forms import PointsForm
from ..models import Answer, Declared, Score, TeamMember
from ..progress import Progress, progress
from .fetch import judged_or_404, team_call_or_404


@login_required
@require_http_methods(["GET", "POST"])
def call_interests(request: UserRequest, ref: str) -> HttpResponse:
    """Names alone: of each one says whether one has an interest before it can be read."""
    call, member = team_call_or_404(request, ref)
    if call.status != CallStatus.CLOSED:
        raise Http404
    answers = call.answers.opened().select_related("organisation").order_by("organisation__name")
    declared = dict(Declared.objects.filter(member=member).values_list("answer", "conflict"))
    rows = [(each, declared.get(each.pk)) for each in answers]
    if request.method == "POST":
        said = {each: request.POST.get(str(each.uid)) for each, _known in rows}
        conflicts = {each: word == "ja" for each, word in said.items() if word in ("ja", "nej")}
        actions.declare(call=call, by=request.user, conflicts=conflicts)
        return redirect("call-panel", request.platform.slug, call.reference)
    return render(request, "needs/calls/interests.html", {"call": call, "rows": rows})


@login_required
@require_http_methods(["GET", "POST"])
def call_score(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    call, member = team_call_or_404(request, ref)
    answer = judged_or_404(request, call, uid)
    known = progress(call)
    form = PointsForm(given(request), call=call, initial=begun(member, answer, known))
    if request.method == "POST" and form.is_valid() and scored(request, answer, form):
        messages.success(request, _("Dina poäng är sparade. De andra ser dem när alla är klara."))
        return redirect("call-panel", request.platform.slug, call.reference)
    context = {
        "call": call,
        "answer": answer,
        "form": form,
        "parts": filling.parts(answer, answer.sent or {}),
    }
    context["may_score"] = call.status == CallStatus.CLOSED and not known.is_done
    return render(request, "needs/calls/score.html", context, status=422 if form.errors else 200)


def begun(member: TeamMember, answer: Answer, known: Progress) -> dict[str, object]:
    review = known.reviews.get((member.pk, answer.pk))
    if review is None:
        return {}
    points = Score.objects.filter(review=review).values_list("criterion__uid", "points")
    return {"note": review.note, **{str(uid): str(value) for uid, value in points}}


def scored(request: UserRequest, answer: Answer, form: PointsForm) -> bool:
    note = form.cleaned_data["note"]
    return saved(
        form,
        lambda: actions.score_answer(answer=answer, by=request.user, points=form.points, note=note),
    )


@login_required
@require_POST
def call_agree(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    call, _member = team_call_or_404(request, ref)
    answer = judged_or_404(request, call, uid)
    if not rules.leads_team(request.user, call):
        raise Http404
    form = PointsForm(given(request), call=call, with_note=False)
    if not form.is_valid():
        raise Refused(_("Sätt 0 till 5 poäng på varje kriterium."))
    actions.agree_on(answer=answer, by=request.user, points=form.points)
    messages.success(request, _("Ni är eniga. Den vägda poängen följer det ni enades om."))
    return redirect("call-panel", request.platform.slug, call.reference)
