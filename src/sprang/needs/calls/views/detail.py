"""The page of one call, the same for all who see it, and its questions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sprang.foundation.forms.editing import given
from sprang.foundation.history import history_of
from sprang.foundation.http import PlatformRequest, UserRequest
from sprang.foundation.models import User
from sprang.foundation.once import made_from
from sprang.needs.models import Need

from .. import actions, rules
from ..days import days_of
from ..forms import QuestionForm, ReplyForm
from ..models import Answer, Call
from ..queries import questions_of
from ..workflow import CALL
from .fetch import call_or_404


@require_safe
def call_detail(request: PlatformRequest, ref: str) -> HttpResponse:
    return shown(request, call_or_404(request, ref), QuestionForm(given(request)))


def shown(
    request: PlatformRequest, call: Call, form: QuestionForm, status: int = 200
) -> HttpResponse:
    user = request.user
    language = language_of(request)
    member = rules.membership(user, call) if isinstance(user, User) else None
    needs = Need.objects.visible_to(user).filter(calls=call).select_related("platform")
    context = {
        "call": call,
        "language": language,
        "title": call.said("title", language),
        "text": call.said("text", language),
        "text_language": "en" if language == "en" and call.text_en else call.language,
        "other": "sv" if language == "en" else "en",
        "needs": list(needs.order_by("pk")),
        "blocks": list(call.blocks.all()),
        "criteria": list(call.criteria.all()),
        "questions": list(questions_of(call, user, member is not None)),
        "files": list(call.files.all()),
        "history": history_of(call, user),
        "days": days_of(call, timezone.now()),
        "member": member,
        "form": form,
        **deeds(call, user),
    }
    return render(request, "needs/calls/detail.html", context, status=status)


def language_of(request: PlatformRequest) -> str:
    asked = request.GET.get("text", "")
    return asked if asked in ("sv", "en") else (get_language() or "sv")[:2]


def deeds(call: Call, user: User | AnonymousUser) -> dict[str, Any]:
    """What the person may do with it. Nothing here depends on what others have answered."""
    now = timezone.now()
    is_open = call.takes_answers(now)
    if not isinstance(user, User):
        return {"verbs": set(), "is_open": is_open, "may_come_new": not call.only_partners}
    houses = rules.organisations_that_may(user, call)
    mine = Answer.objects.own(user).filter(call=call).select_related("organisation")
    return {
        "verbs": {step.verb for step in CALL.allowed(call, user)},
        "may_edit": rules.may_edit(user, call),
        "is_open": is_open,
        "houses": houses,
        "mine": list(mine.order_by("pk")),
        "may_ask": is_open and bool(houses),
        "may_come_new": not houses and rules.may_come_new(user, call),
    }


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
