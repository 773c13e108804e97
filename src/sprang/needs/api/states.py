"""Changes of a need's state. Each is a resource that one posts to."""

from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Body, Router
from pydantic import Field

from sprang.foundation.api import finding
from sprang.foundation.api.shapes import Input, SharingIn, Version

from .. import actions
from ..models import Need
from .routes import ONE, need_or_404
from .shapes import NeedDetailOut

states = Router(tags=["needs"])


class SeenIn(Input):
    version: Version | None = None


class ClosingIn(Input):
    version: Version | None = None
    reason: Annotated[str, Field(min_length=1, max_length=600)]


class NeedSharingIn(SharingIn):
    version: Version | None = None


@states.post(f"{ONE}/sharpening", response=NeedDetailOut, summary=gettext_noop("Skärp ett behov"))
def sharpen(
    request: HttpRequest,
    platform_slug: str,
    reference: str,
    given: Body[SeenIn] = SeenIn(),  # noqa: B008  nothing need be sent
) -> Need:
    need = need_or_404(request, platform_slug, reference)
    return actions.sharpen_need(need=need, by=finding.user_of(request), version=given.version)


@states.post(
    f"{ONE}/withdrawal", response=NeedDetailOut, summary=gettext_noop("Ta tillbaka ett behov")
)
def withdraw(
    request: HttpRequest,
    platform_slug: str,
    reference: str,
    given: Body[SeenIn] = SeenIn(),  # noqa: B008  nothing need be sent
) -> Need:
    need = need_or_404(request, platform_slug, reference)
    return actions.withdraw_need(need=need, by=finding.user_of(request), version=given.version)


@states.post(f"{ONE}/closing", response=NeedDetailOut, summary=gettext_noop("Avsluta ett behov"))
def close(request: HttpRequest, platform_slug: str, reference: str, given: ClosingIn) -> Need:
    need = need_or_404(request, platform_slug, reference)
    return actions.close_need(need=need, by=finding.user_of(request), **given.model_dump())


@states.post(
    f"{ONE}/reopening", response=NeedDetailOut, summary=gettext_noop("Öppna ett behov igen")
)
def reopen(
    request: HttpRequest,
    platform_slug: str,
    reference: str,
    given: Body[SeenIn] = SeenIn(),  # noqa: B008  nothing need be sent
) -> Need:
    need = need_or_404(request, platform_slug, reference)
    return actions.reopen_need(need=need, by=finding.user_of(request), version=given.version)


@states.post(
    f"{ONE}/sharing",
    response=NeedDetailOut,
    summary=gettext_noop("Bestäm vem som får se ett behov"),
)
def share(request: HttpRequest, platform_slug: str, reference: str, given: NeedSharingIn) -> Need:
    need = need_or_404(request, platform_slug, reference)
    return actions.share_need(need=need, by=finding.user_of(request), **given.model_dump())
