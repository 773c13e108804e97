"""Questions about a call: asked by those who may answer it, answered by the team."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from

from .. import actions, rules
from ..forms import QuestionForm, ReplyForm
from .detail import shown
from .fetch import call_or_404


@login_required
@require_POST
def call_ask(request: UserRequest, ref: str) -> HttpResponse:
    call = call_or_404(request, ref)
    if not rules.organisations_that_may(request.user, call):
        raise Http404
    form = QuestionForm(given(request))
    if form.is_valid():
        text = form.cleaned_data["text"]
        asked, _is_new = made_from(
            request, form, lambda: actions.ask_question(call=call, by=request.user, text=text)
        )
        if asked:
            messages.success(
                request, _("Frågan är ställd. Den syns för alla när den har fått svar.")
            )
            return redirect(f"{call.get_absolute_url()}#fragor")
    return shown(request, call, form, 422)


@login_required
@require_POST
def call_reply(request: UserRequest, ref: str, uid: UUID) -> HttpResponse:
    call = call_or_404(request, ref)
    if rules.membership(request.user, call) is None:
        raise Http404
    question = get_object_or_404(call.questions, uid=uid)
    form = ReplyForm(given(request))
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["answer"])))
        return redirect(f"{call.get_absolute_url()}#fragor")
    actions.answer_question(question=question, by=request.user, **form.cleaned_data)
    messages.success(request, _("Svaret är publicerat."))
    return redirect(f"{call.get_absolute_url()}#fragor")
