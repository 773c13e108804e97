"""Introductions: the list, one, making one, answering, telling how it went, taking it back."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.paging import page_of
from sprang.foundation.api.repeating import repeatable
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.lists.keyset import Order
from sprang.needs.models import Need
from sprang.organisations.models import Organisation

from .. import actions, rules
from ..models import Introduction
from .shapes import (
    IntroduceIn,
    IntroductionAnswerIn,
    IntroductionDetailOut,
    IntroductionPageOut,
    IntroductionQuery,
    OutcomeTellingIn,
)
from .telling import told

introductions = Router(tags=["introductions"])
ONE = "/introductions/{slug:platform_slug}/{uuid:uid}"
OF_NEED = "/needs/{slug:platform_slug}/{slug:reference}/introductions"
RELATED = ("platform", "need__author", "need__platform", "organisation", "by")


def seen(request: HttpRequest) -> Any:
    rows = Introduction.objects.visible_to(request.user).with_results(request.user)
    return rows.select_related(*RELATED)


def introduction_or_404(request: HttpRequest, platform_slug: str, uid: UUID) -> Introduction:
    rows = seen(request).filter(platform__slug=platform_slug)
    found: Introduction = get_object_or_404(rows, uid=uid)
    return found


def now(request: HttpRequest, introduction: Introduction) -> SimpleNamespace:
    """As it stands after what was done."""
    fresh = introduction_or_404(request, introduction.platform.slug, introduction.uid)
    return told(fresh, finding.user_of(request))


@introductions.get(
    "/introductions", response=IntroductionPageOut, summary=gettext_noop("Lista presentationer")
)
def list_introductions(request: HttpRequest, query: Query[IntroductionQuery]) -> dict[str, Any]:
    rows = seen(request)
    rows = rows.filter(platform__slug=query.platform) if query.platform else rows
    rows = rows.filter(state=query.state) if query.state else rows
    return page_of(request, rows, query, Order("made_at"))


@introductions.get(
    ONE, response=IntroductionDetailOut, summary=gettext_noop("Visa en presentation")
)
def show_introduction(request: HttpRequest, platform_slug: str, uid: UUID) -> SimpleNamespace:
    found = introduction_or_404(request, platform_slug, uid)
    return told(found, finding.user_of(request))


@introductions.post(
    OF_NEED,
    response={201: IntroductionDetailOut},
    summary=gettext_noop("Presentera den som har behovet för en organisation"),
)
def introduce(
    request: HttpRequest, platform_slug: str, reference: str, given: IntroduceIn
) -> Status[SimpleNamespace]:
    """Both are asked. The need is opened to nobody by it."""
    user, need = finding.user_of(request), need_or_404(request, platform_slug, reference)
    house = organisation_named(request, given.organisation)
    said: dict[str, Any] = {"need": need, "organisation": house, "purpose": given.purpose}
    made = repeatable(request, lambda: actions.introduce(by=user, **said))
    return Status(201, now(request, made))


def need_or_404(request: HttpRequest, platform_slug: str, reference: str) -> Need:
    rows = Need.objects.all()
    need: Need = finding.record_or_404(rows, request, platform_slug, reference)
    if not rules.may_introduce(finding.user_of(request), need):
        raise NotAllowed("introduce")
    return need


def organisation_named(request: HttpRequest, uid: UUID) -> Organisation:
    found = Organisation.objects.visible_to(request.user).filter(uid=uid).first()
    if found is None:
        raise BadInput({"organisation": _("Det finns ingen organisation med den beteckningen.")})
    return found


@introductions.post(
    f"{ONE}/answer", response=IntroductionDetailOut, summary=gettext_noop("Tacka ja eller nej")
)
def answer_introduction(
    request: HttpRequest, platform_slug: str, uid: UUID, given: IntroductionAnswerIn
) -> SimpleNamespace:
    """For one's own side. A no needs a reason, which only those who lead the platform read."""
    found, user = introduction_or_404(request, platform_slug, uid), finding.user_of(request)
    return now(request, actions.answer(introduction=found, by=user, **given.model_dump()))


@introductions.post(
    f"{ONE}/outcome", response=IntroductionDetailOut, summary=gettext_noop("Berätta hur det gick")
)
def tell_how_it_went(
    request: HttpRequest, platform_slug: str, uid: UUID, given: OutcomeTellingIn
) -> SimpleNamespace:
    """Told again, it is as it is told now."""
    found, user = introduction_or_404(request, platform_slug, uid), finding.user_of(request)
    return now(request, actions.tell_outcome(introduction=found, by=user, **given.model_dump()))


@introductions.post(
    f"{ONE}/withdrawal",
    response=IntroductionDetailOut,
    summary=gettext_noop("Ta tillbaka en presentation"),
)
def withdraw_introduction(request: HttpRequest, platform_slug: str, uid: UUID) -> SimpleNamespace:
    """By those who lead the platform. Both sides are told."""
    found, user = introduction_or_404(request, platform_slug, uid), finding.user_of(request)
    return now(request, actions.withdraw(introduction=found, by=user))
