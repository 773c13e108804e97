"""One of what has come in: read beside what is like it, and decided on."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sprang.foundation.errors import BadInput, Refused
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import User
from sprang.foundation.once import done_before, once_gone

from .. import actions
from ..actions.telling import reachable
from ..enums import State
from ..forms import DeclineForm, TakeInForm, TellForm
from ..models import Submission
from ..pointing import pointing
from .fetch import submission_or_404

DONE = {
    "ta-in": _("Intaget. Den som skrev får ett brev."),
    "avboj": _("Avböjt. Den som skrev får ett brev med skälet om tio minuter."),
    "stoppa": _("Stoppat som skräp. Det finns kvar här."),
    "slapp": _("Framsläppt."),
    "angra": _("Det väntar igen."),
    "beratta": _("Brevet går om tio minuter."),
}


WITHOUT_WORDS: dict[str, Callable[..., object]] = {
    "stoppa": actions.hold,
    "slapp": actions.release,
    "angra": actions.take_up_again,
}
VERBS = WITHOUT_WORDS | {
    "ta-in": actions.take_in,
    "avboj": actions.decline,
    "beratta": actions.tell_sender,
}


@login_required
@require_http_methods(["GET", "POST"])
def submission_detail(request: UserRequest, uid: UUID) -> HttpResponse:
    told = submission_or_404(request, uid)
    sent, is_sent = given(request), request.method == "POST"
    step = sent.get("steg", "") if sent else ""
    forms = forms_for(told, request.user, step, sent)
    is_known = is_sent and step in DONE
    if is_known and (done_before(request) or done(request, told, step, forms.get(step))):
        messages.success(request, str(DONE[step]))
        return redirect(told.need if step == "ta-in" and told.need else request.path)
    told.refresh_from_db()
    context: dict[str, Any] = {"told": told, "signs": told.said_signs}
    context["pointing"] = pointing(told.text, told.affected) if "ta-in" in forms else []
    context["forms"] = {name.replace("-", "_"): form for name, form in forms.items()}
    status = 422 if is_sent and any(form.errors for form in forms.values()) else 200
    context |= {"reachable": reachable(told), "letters": list(told.letters.order_by("pk"))}
    return render(request, "needs/sources/detail.html", context, status=status)


def forms_for(told: Submission, user: User, step: str, posted: Any) -> dict[str, BaseForm]:
    """What can be filled in where it stands; the one that was sent has what was sent."""
    sent = {step: posted}
    if told.state == State.TAKEN_IN:
        return {"beratta": TellForm(sent.get("beratta"))}
    if told.state != State.WAITING:
        return {}
    begun = {"text": told.text, "affected": told.affected, "visibility": "internal"}
    take_in = TakeInForm(sent.get("ta-in"), initial=begun, user=user, platform=told.platform)
    return {"ta-in": take_in, "avboj": DeclineForm(sent.get("avboj"))}


def done(request: UserRequest, told: Submission, step: str, form: Any) -> bool:
    """Whether it could be done. Where the form was filled in wrongly, it says so.

    :raises Refused: where it stands now, that can't be done.
    """
    if form is None and step not in WITHOUT_WORDS:
        raise Refused(actions.TOO_LATE)
    if form is not None and not form.is_valid():
        return False
    said = {} if form is None else form.values() if step == "ta-in" else form.cleaned_data
    try:
        once_gone(request, lambda: VERBS[step](submission=told, by=request.user, **said))
    except BadInput as fault:
        for name, text in fault.faults.items():
            form.add_error(name if name in form.fields else None, text)
        return False
    return True
