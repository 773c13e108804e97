"""Fetching what the person may see; everything else does not exist."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404

from sprang.foundation.http import PlatformRequest, UserRequest

from .. import rules
from ..models import Answer, Call, TeamMember


def call_or_404(request: PlatformRequest, ref: str) -> Call:
    calls = Call.objects.visible_to(request.user).select_related("scope", "author", "platform")
    call: Call = get_object_or_404(calls, platform=request.platform, reference=ref)
    return call


def team_call_or_404(request: UserRequest, ref: str) -> tuple[Call, TeamMember]:
    """For those of the call's team only."""
    call = call_or_404(request, ref)
    prefetch_related_objects([call], Prefetch("team", TeamMember.objects.select_related("user")))
    member = rules.membership(request.user, call)
    if member is None:
        raise Http404
    return call, member


def judged_or_404(request: UserRequest, call: Call, uid: UUID) -> Answer:
    """An answer that the person reads as one of the team."""
    rows = Answer.objects.visible_to(request.user).opened().filter(call=call)
    rows = rows.exclude(pk__in=Answer.objects.own(request.user).values("pk"))
    answer: Answer = get_object_or_404(rows.select_related("organisation"), uid=uid)
    answer.call = call
    return answer


def own_or_none(request: UserRequest, call: Call) -> Answer | None:
    """The answer that the address asks for, or the only one that the person's houses have."""
    rows = Answer.objects.own(request.user).filter(call=call).select_related("organisation")
    asked: Any = request.POST.get("for") or request.GET.get("for")
    if asked:
        try:
            rows = rows.filter(organisation__uid=UUID(asked))
        except ValueError as error:
            raise Http404 from error
    found = list(rows.order_by("pk")[:2])
    answer = found[0] if len(found) == 1 or (found and asked) else None
    if answer:
        answer.call = call
    return answer
