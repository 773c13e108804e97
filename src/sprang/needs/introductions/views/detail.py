"""One introduction: how it stands, and the step that is next for the one who reads."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sprang.foundation.exports import taken_along
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.once import done_before

from ..calendar import calendar
from ..enums import IntroductionState
from ..standing import Standing, standing_of
from .deeds import DEEDS, done, forms_for
from .fetch import introduction_or_404


@login_required
@require_http_methods(["GET", "POST"])
def introduction_detail(request: UserRequest, uid: UUID) -> HttpResponse:
    introduction = introduction_or_404(request, uid)
    sent, is_sent = given(request), request.method == "POST"
    step = sent.get("steg", "") if sent else ""
    forms = forms_for(step, sent)
    if is_sent and step not in DEEDS:
        raise Http404
    if is_sent and (done_before(request) or done(request, introduction, step, forms.get(step))):
        messages.success(request, _("Sparat."))
        return redirect(request.path)
    status = 422 if is_sent and any(form.errors for form in forms.values()) else 200
    # as it stands, where something could not be done since somebody was faster
    now = introduction_or_404(request, uid) if step else introduction
    standing = standing_of(now, request.user)
    context = shown(standing) | {"forms": forms, "sent": step}
    return render(request, "needs/introductions/detail.html", context, status=status)


def shown(standing: Standing) -> dict[str, Any]:
    introduction = standing.introduction
    is_open = introduction.state in (IntroductionState.WAITING, IntroductionState.ACCEPTED)
    return {
        "introduction": introduction,
        "need": introduction.need,
        "standing": standing,
        "may_withdraw": standing.is_hub and is_open,
    }


@login_required
@require_safe
def introduction_calendar(request: UserRequest, uid: UUID) -> HttpResponse:
    introduction = introduction_or_404(request, uid)
    time = introduction.times.exclude(chosen_at=None).first()
    if time is None or time.chosen_at is None or introduction.state != IntroductionState.ACCEPTED:
        raise Http404
    text = calendar(
        uid=f"{time.uid}@sprang",
        starts_at=time.starts_at,
        ends_at=time.ends_at,
        made_at=time.chosen_at,
        title=_("Möte: %(what)s") % {"what": introduction.need.title},
        text=f"{introduction.purpose}\n{request.build_absolute_uri(introduction.get_absolute_url())}",
        place=time.place,
    )
    kind = "text/calendar; charset=utf-8"
    return HttpResponse(text, content_type=kind, headers=taken_along("mote.ics"))
