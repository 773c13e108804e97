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


def any_seat(_platform: Platform, user: User) -> QuerySet[Any]:
    return TeamMember.objects.filter(user=user)


def of_team(_platform: Platform, user: User) -> QuerySet[Any]:
    """Calls that the person judges, while they belong to the house that called, wherever it is:
    with questions that nobody has answered, with answers to open, to judge, or to decide on when
    everybody has scored them."""
    team = TeamMember.objects.filter(call=OuterRef("pk"))
    mine = team.filter(user=user)
    behind = Exists(unscored("pk"))
    inside = Q(platform__in=user.access.platform_ids) | Q(scope__in=own_organisations(user))
    rows = Call.objects.visible_to(user).filter(inside, Exists(mine))
    rows = rows.annotate(is_behind=Exists(mine.filter(behind)))
    leads = Q(Exists(mine.filter(role=TeamRole.LEADER)))
    asked = Q(Exists(Question.objects.filter(call=OuterRef("pk"), answered_at=None)))
    closed, now = Q(status=CallStatus.CLOSED), timezone.now()
    waits = (
        Q(status=CallStatus.PUBLISHED, closes_at__gte=now) & asked
        | Q(status=CallStatus.PUBLISHED, closes_at__lt=now) & leads
        | closed & Q(is_behind=True)
        | closed & leads & ~Q(Exists(team.filter(behind)))
    )
    found: QuerySet[Any] = rows.filter(waits).select_related("platform")
    return found.order_by("closes_at", "pk")


def unscored(member: str) -> QuerySet[Answer]:
    """Opened answers to `OuterRef("call")` of the team's `member` that they have neither scored nor
    said that they have an interest in; as `Progress.left` counts them."""
    own = {"answer": OuterRef("pk"), "member": OuterRef(OuterRef(member))}
    rows = Answer.objects.opened().filter(call=OuterRef("call"))
    rows = rows.exclude(Exists(Declared.objects.filter(**own, conflict=True)))
    return rows.exclude(Exists(Review.objects.filter(**own)))


def next_of(call: Any) -> Task:
    if call.status == CallStatus.PUBLISHED and not call.has_closed(timezone.now()):
        return _task(call, "call-detail", _("Svara på frågor om"), _("Svara"), due=call.closes_at)
    since = {"since": call.closes_at}
    if call.status == CallStatus.PUBLISHED:
        return _task(call, "call-detail", _("Öppna svaren på"), _("Öppna"), **since)
    if call.is_behind:
        return _task(call, "call-panel", _("Bedöm svaren på"), _("Bedöm"), **since)
    return _task(call, "call-panel", _("Alla har bedömt"), _("Avgör"), **since)


def any_answer(_platform: Platform, user: User) -> QuerySet[Any]:
    return Answer.objects.own(user)


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


TEAM, UNSENT = gettext_lazy("Utlysningar"), gettext_lazy("Svar som inte är inskickade")
register(Waiting("calls", TEAM, of_team, next_of, "call-list", any_seat))
register(Waiting("answers", UNSENT, begun, finish, "call-answers", any_answer))
