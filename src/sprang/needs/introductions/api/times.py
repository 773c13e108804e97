"""Agreeing on a time in the API."""

from types import SimpleNamespace
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.repeating import repeatable

from .. import actions
from .routes import ONE, introduction_or_404, now
from .shapes import IntroductionDetailOut, MeetingTimeIn

times = Router(tags=["introductions"])
TIME = f"{ONE}/times/{{uuid:time}}"


@times.post(
    f"{ONE}/times",
    response={201: IntroductionDetailOut},
    summary=gettext_noop("Föreslå en tid att mötas"),
)
def propose_time(
    request: HttpRequest, platform_slug: str, uid: UUID, given: MeetingTimeIn
) -> Status[SimpleNamespace]:
    """At most three may stand at once."""
    found, user = introduction_or_404(request, platform_slug, uid), finding.user_of(request)
    said = given.model_dump()
    repeatable(request, lambda: actions.propose_time(introduction=found, by=user, **said))
    return Status(201, now(request, found))


@times.post(f"{TIME}/choice", response=IntroductionDetailOut, summary=gettext_noop("Välj en tid"))
def choose_time(request: HttpRequest, platform_slug: str, uid: UUID, time: UUID) -> SimpleNamespace:
    """By the side that didn't propose it."""
    found, user = introduction_or_404(request, platform_slug, uid), finding.user_of(request)
    actions.choose_time(introduction=found, by=user, uid=time)
    return now(request, found)


@times.delete(TIME, response=IntroductionDetailOut, summary=gettext_noop("Ta bort en tid"))
def drop_time(request: HttpRequest, platform_slug: str, uid: UUID, time: UUID) -> SimpleNamespace:
    """A proposal of one's own side, or the time that was chosen."""
    found, user = introduction_or_404(request, platform_slug, uid), finding.user_of(request)
    actions.drop_time(introduction=found, by=user, uid=time)
    return now(request, found)
