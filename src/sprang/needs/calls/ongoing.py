"""Calls that go on: those that one judges, and those that one's organisation has answered."""

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.models import Platform, User
from sprang.foundation.ongoing import Going, Ongoing, register

from .enums import CallStatus
from .models import Answer, Call, TeamMember
from .models.own import own_organisations
from .waiting import TEAM, any_answer, any_seat

RUNS = (CallStatus.PUBLISHED, CallStatus.CLOSED)


def judged(_platform: Platform, user: User) -> QuerySet[Any]:
    """By the person, while the call belongs to a house of theirs: open, or being judged."""
    mine = TeamMember.objects.filter(call=OuterRef("pk"), user=user)
    inside = Q(platform__in=user.access.platform_ids) | Q(scope__in=own_organisations(user))
    rows = Call.objects.visible_to(user).filter(inside, Exists(mine), status__in=RUNS)
    return _nearest(rows.select_related("platform"))


def call_going(call: Call) -> Going:
    return _going(call, call.get_absolute_url(), _("Utlysning"))


def answered(_platform: Platform, user: User) -> QuerySet[Any]:
    """By an organisation of the person's, and not decided on."""
    seen = Call.objects.visible_to(user).filter(status__in=RUNS).values("pk")
    rows = Answer.objects.own(user).sent().filter(call__in=seen)
    return _nearest(rows.select_related("call__platform"), "call__")


def _nearest(rows: QuerySet[Any], at: str = "") -> QuerySet[Any]:
    """Those that close next, then those that have closed, the last first."""
    is_open = Q(**{f"{at}status": CallStatus.PUBLISHED, f"{at}closes_at__gt": timezone.now()})
    due = Case(When(is_open, then=F(f"{at}closes_at")))
    soonest = F("due").asc(nulls_last=True)
    ordered: QuerySet[Any] = rows.annotate(due=due).order_by(soonest, f"-{at}closes_at", "-pk")
    return ordered


def answer_going(answer: Answer) -> Going:
    call = answer.call
    url = reverse("call-answer", args=[call.platform.slug, call.reference])
    return _going(call, url, _("Ert svar är inskickat"))


def _going(call: Call, url: str, what: str) -> Going:
    is_open = call.status == CallStatus.PUBLISHED and not call.has_closed(timezone.now())
    return Going(
        icon="flag",
        title=call.title,
        text=what if is_open else _("%(what)s, svaren bedöms") % {"what": what},
        url=url,
        moved_at=min(call.closes_at, timezone.now()),
        due=call.closes_at if is_open else None,
        language=call.language,
    )


ANSWERS = gettext_lazy("Egna svar")
register(Ongoing("calls", TEAM, judged, call_going, any_seat, "call-list"))
register(Ongoing("answers", ANSWERS, answered, answer_going, any_answer, "call-answers"))
