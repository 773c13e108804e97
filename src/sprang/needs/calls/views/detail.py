"""The page of one call, the same for all who see it."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sprang.foundation.forms.editing import given
from sprang.foundation.history import history_of
from sprang.foundation.http import PlatformRequest
from sprang.foundation.models import User
from sprang.needs.models import Need

from .. import rules
from ..days import days_of
from ..forms import QuestionForm
from ..models import Answer, Call, TeamMember
from ..queries import questions_of
from ..workflow import CALL
from .fetch import call_or_404

OFFERS = {"test_bed": _("En testbädd"), "money": _("Pengar"), "contract": _("Ett avtal")}


@require_safe
def call_detail(request: PlatformRequest, ref: str) -> HttpResponse:
    return shown(request, call_or_404(request, ref), QuestionForm(given(request)))


def shown(
    request: PlatformRequest, call: Call, form: QuestionForm, status: int = 200
) -> HttpResponse:
    user = request.user
    member = rules.membership(user, call) if isinstance(user, User) else None
    context = {
        "call": call,
        **words(call, language_of(request)),
        **around(call, user, member),
        "days": days_of(call, timezone.now()),
        "member": member,
        "form": form,
        **deeds(call, user),
    }
    return render(request, "needs/calls/detail.html", context, status=status)


def words(call: Call, language: str) -> dict[str, Any]:
    """What it says, in the language that is asked for where it is written in that."""
    return {
        "language": language,
        "title": call.said("title", language),
        "text": call.said("text", language),
        "text_language": call.language_of("text", language),
        "offers": offers(call, language),
        "other": "sv" if language == "en" else "en",
    }


def offers(call: Call, language: str) -> list[dict[str, Any]]:
    """What the one who answers can get."""
    amounts = {"money": call.amount}
    return [
        {
            "what": label,
            "amount": amounts.get(name),
            "text": call.said(name, language),
            "language": call.language_of(name, language),
        }
        for name, label in OFFERS.items()
        if getattr(call, name) or amounts.get(name)
    ]


def around(call: Call, user: User | AnonymousUser, member: TeamMember | None) -> dict[str, Any]:
    """What it is made of and hangs together with."""
    needs = Need.objects.visible_to(user).filter(calls=call).select_related("platform")
    return {
        "needs": list(needs.order_by("pk")),
        "blocks": list(call.blocks.all()),
        "criteria": list(call.criteria.all()),
        "questions": list(questions_of(call, user, member is not None)),
        "files": list(call.files.all()),
        "history": history_of(call, user),
    }


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
