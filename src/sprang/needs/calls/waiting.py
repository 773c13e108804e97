"""Calls that wait for a person: for those who judge, for those who lead the team, and for those who
have begun to answer."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.models import Platform, User
from sprang.foundation.waiting import Task, Waiting, register

from .enums import CallStatus, TeamRole
from .models import Answer, Call, Declared, Question, Review, TeamMember
from .models.own import own_organisations


def in_team(user: User, *roles: str) -> QuerySet[Any]:
    """Calls that the person judges, while they belong to the house that called, wherever it is."""
    inside = Q(platform__in=user.access.platform_ids) | Q(scope__in=own_organisations(user))
    seats = TeamMember.objects.filter(call=OuterRef("pk"), user=user, role__in=roles or TeamRole)
    rows: QuerySet[Any] = Call.objects.visible_to(user).filter(inside, Exists(seats))
    return rows.select_related("platform").order_by("closes_at", "pk")


def unscored(member: str) -> QuerySet[Answer]:
    """Opened answers to `OuterRef("call")` of the team's `member` that they have neither scored nor
    said that they have an interest in; as `Progress.left` counts them."""
    own = {"answer": OuterRef("pk"), "member": OuterRef(OuterRef(member))}
    rows = Answer.objects.opened().filter(call=OuterRef("call"))
    rows = rows.exclude(Exists(Declared.objects.filter(**own, conflict=True)))
    return rows.exclude(Exists(Review.objects.filter(**own)))


def to_judge(_platform: Platform, user: User) -> QuerySet[Any]:
    mine = TeamMember.objects.filter(call=OuterRef("pk"), user=user)
    behind = mine.filter(Exists(unscored("pk")))
    return in_team(user).filter(Exists(behind), status=CallStatus.CLOSED)


def judge(call: Call) -> Task:
    return _task(call, "call-panel", _("Bedöm svaren på"), _("Bedöm"), since=call.closes_at)


def to_open(_platform: Platform, user: User) -> QuerySet[Any]:
    closed = Q(status=CallStatus.PUBLISHED, closes_at__lt=timezone.now())
    return in_team(user, TeamRole.LEADER).filter(closed)


def open_answers(call: Call) -> Task:
    return _task(call, "call-detail", _("Öppna svaren på"), _("Öppna"), since=call.closes_at)


def to_decide(_platform: Platform, user: User) -> QuerySet[Any]:
    """Everybody has scored, and nobody has been told."""
    team = TeamMember.objects.filter(call=OuterRef("pk"))
    behind = team.filter(Exists(unscored("pk")))
    rows = in_team(user, TeamRole.LEADER).filter(status=CallStatus.CLOSED)
    return rows.exclude(Exists(behind))


def decide(call: Call) -> Task:
    return _task(call, "call-panel", _("Alla har bedömt"), _("Avgör"), since=call.closes_at)


def asked(_platform: Platform, user: User) -> QuerySet[Any]:
    """Those with questions that nobody has answered, the one that closes first before others."""
    unanswered = Question.objects.filter(call=OuterRef("pk"), answered_at=None)
    rows = in_team(user).filter(status=CallStatus.PUBLISHED, closes_at__gte=timezone.now())
    return rows.filter(Exists(unanswered))


def reply(call: Call) -> Task:
    return _task(call, "call-detail", _("Svara på frågor om"), _("Svara"), due=call.closes_at)


def begun(_platform: Platform, user: User) -> QuerySet[Any]:
    """Answers of the person's organisations that are not sent, or changed since, while they can
    be. What has been changed back to what was sent counts as well: it costs a look."""
    now = timezone.now()
    unsent = Q(sent_at=None) | Q(changed_at__gt=F("sent_at"))
    rows = Answer.objects.own(user).filter(unsent, call__closes_at__gte=now)
    rows = rows.filter(call__status=CallStatus.PUBLISHED).filter(
        call__in=Call.objects.visible_to(user).values("pk")
    )
    return rows.select_related("call__platform", "organisation").order_by("call__closes_at", "pk")


def finish(answer: Answer) -> Task:
    call = answer.call
    is_sent = answer.sent_at is not None
    task = _("Skicka ändringen av svaret på") if is_sent else _("Skicka in svaret på")
    return _task(call, "call-answer", task, _("Fortsätt"), due=call.closes_at)


def _task(call: Call, page: str, title: str, action: str, **when: Any) -> Task:
    url = reverse(page, args=[call.platform.slug, call.reference])
    return Task(title, call.title, call.platform.name, url, action, language=call.language, **when)


register(Waiting("judging", gettext_lazy("Utlysningar att bedöma"), to_judge, judge, "call-list"))
register(Waiting("opening", gettext_lazy("Svar att öppna"), to_open, open_answers, "call-list"))
register(
    Waiting("deciding", gettext_lazy("Utlysningar att avgöra"), to_decide, decide, "call-list")
)
register(Waiting("questions", gettext_lazy("Frågor om utlysningar"), asked, reply, "call-list"))
register(
    Waiting("answers", gettext_lazy("Svar som inte är inskickade"), begun, finish, "call-answers")
)
