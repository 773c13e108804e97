"""Reading partnerships, and writing in them."""

from typing import Any
from uuid import UUID

from django.db.models import F
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.paging import page_of
from sprang.foundation.api.repeating import repeatable

from ...models import Partnership
from .. import actions
from ..models import Agreement, Contribution
from ..queries import BY_NAME
from .shapes import (
    AgreementEditIn,
    AgreementIn,
    AgreementOut,
    ContributionIn,
    ContributionOut,
    PartnershipDetailOut,
    PartnershipPageOut,
    PartnershipQuery,
)

partnerships = Router(tags=["partnerships"])
ONE = "/partnerships/{slug:platform_slug}/{uuid:uid}"
AGREEMENT = "/partnerships/{slug:platform_slug}/agreements/{uuid:uid}"
CONTRIBUTION = "/partnerships/{slug:platform_slug}/contributions/{uuid:uid}"
ABOUT = ("partnership__platform", "partnership__organisation")


def seen(request: HttpRequest) -> Any:
    rows = Partnership.objects.visible_to(request.user)
    rows = rows.select_related("platform", "organisation")
    return rows.annotate(name=F("organisation__name"))


def partnership_or_404(request: HttpRequest, platform_slug: str, uid: UUID) -> Partnership:
    rows = seen(request).filter(platform__slug=platform_slug)
    found: Partnership = get_object_or_404(rows, organisation__uid=uid)
    return found


def part_or_404(request: HttpRequest, kind: type[Any], platform_slug: str, uid: UUID) -> Any:
    rows = kind.objects.visible_to(request.user).select_related(*ABOUT)
    return get_object_or_404(rows, partnership__platform__slug=platform_slug, uid=uid)


@partnerships.get(
    "/partnerships", response=PartnershipPageOut, summary=gettext_noop("Lista partnerskap")
)
def list_partnerships(request: HttpRequest, query: Query[PartnershipQuery]) -> dict[str, Any]:
    rows = seen(request)
    rows = rows.filter(platform__slug=query.platform) if query.platform else rows
    return page_of(request, rows, query, BY_NAME)


@partnerships.get(ONE, response=PartnershipDetailOut, summary=gettext_noop("Visa ett partnerskap"))
def show_partnership(request: HttpRequest, platform_slug: str, uid: UUID) -> Partnership:
    return partnership_or_404(request, platform_slug, uid)


@partnerships.post(
    f"{ONE}/agreements",
    response={201: AgreementOut},
    summary=gettext_noop("Lägg till ett avtal"),
)
def add_agreement(
    request: HttpRequest, platform_slug: str, uid: UUID, given: AgreementIn
) -> Status[Agreement]:
    partnership, user = partnership_or_404(request, platform_slug, uid), finding.user_of(request)
    values = given.model_dump()
    made = repeatable(
        request, lambda: actions.add_agreement(partnership=partnership, by=user, **values)
    )
    return Status(201, made)


@partnerships.patch(AGREEMENT, response=AgreementOut, summary=gettext_noop("Ändra ett avtal"))
def change_agreement(
    request: HttpRequest, platform_slug: str, uid: UUID, given: AgreementEditIn
) -> Agreement:
    """What is left out stays as it is."""
    agreement = part_or_404(request, Agreement, platform_slug, uid)
    user = finding.user_of(request)
    return actions.change_agreement(agreement=agreement, by=user, **given.given())


@partnerships.post(
    f"{ONE}/contributions",
    response={201: ContributionOut},
    summary=gettext_noop("Lägg till ett bidrag"),
)
def promise_contribution(
    request: HttpRequest, platform_slug: str, uid: UUID, given: ContributionIn
) -> Status[Contribution]:
    partnership, user = partnership_or_404(request, platform_slug, uid), finding.user_of(request)
    values = given.model_dump()
    made = repeatable(request, lambda: actions.promise(partnership=partnership, by=user, **values))
    return Status(201, made)


@partnerships.post(
    f"{CONTRIBUTION}/making",
    response=ContributionOut,
    summary=gettext_noop("Notera ett bidrag som gjort"),
)
def note_contribution(request: HttpRequest, platform_slug: str, uid: UUID) -> Contribution:
    """By those who lead and by the partner's own people. Noted twice, it is noted once."""
    contribution = part_or_404(request, Contribution, platform_slug, uid)
    return actions.note_as_made(contribution=contribution, by=finding.user_of(request))
