"""Two needs become one, and one becomes two."""

from functools import partial
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Router, Status
from pydantic import Field

from sprang.foundation.api import finding
from sprang.foundation.api.repeating import repeatable
from sprang.foundation.api.shapes import Input, Version

from .. import actions
from ..models import Need
from .routes import ONE, need_or_404
from .shapes import NeedDetailOut, Text, Title

merging = Router(tags=["needs"])


class MergingIn(Input):
    into: Annotated[str, Field(min_length=1, max_length=16)]
    version: Version | None = None


class SplittingIn(Input):
    title: Annotated[Title, Field(min_length=1)]
    text: Text
    scope: UUID | None = None
    rest_title: Title = ""
    rest_text: Annotated[str, Field(max_length=20_000)] = ""
    version: Version | None = None

    def rest(self) -> dict[str, str]:
        said = {"title": self.rest_title, "text": self.rest_text}
        return {name: words for name, words in said.items() if words}


@merging.post(
    f"{ONE}/merging", response=NeedDetailOut, summary=gettext_noop("Slå ihop med ett annat behov")
)
def merge(request: HttpRequest, platform_slug: str, reference: str, given: MergingIn) -> Need:
    """The need ends and leads to `into`, which is answered."""
    gone = need_or_404(request, platform_slug, reference)
    kept = need_or_404(request, platform_slug, given.into)
    user = finding.user_of(request)
    return actions.merge_needs(kept=kept, gone=gone, by=user, version=given.version)


@merging.post(
    f"{ONE}/splitting",
    response={201: NeedDetailOut},
    summary=gettext_noop("Dela upp ett behov i två"),
)
def split(
    request: HttpRequest,
    response: HttpResponse,
    platform_slug: str,
    reference: str,
    given: SplittingIn,
) -> Status[Need]:
    """The new one is answered; `rest_title` and `rest_text` are what the old one says then."""
    need, user = need_or_404(request, platform_slug, reference), finding.user_of(request)
    deed = partial(
        actions.split_need,
        need=need,
        by=user,
        title=given.title,
        text=given.text,
        scope=finding.scope_to_move_to(user, need, given.scope) if given.scope else None,
        rest=given.rest(),
        version=given.version,
    )
    part = repeatable(request, deed)
    response["Location"] = f"/api/v1/needs/{need.platform.slug}/{part.reference}"
    return Status(201, part)
