"""Claiming to work somewhere, and answering it: the same verbs as the pages."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.paging import page_of
from sprang.foundation.api.repeating import repeatable
from sprang.foundation.lists.keyset import Order
from sprang.foundation.models import User

from ..claims import actions, rules
from ..claims.letters import tell_answered
from ..claims.models import Claim
from ..claims.queries import people_of
from ..models import Organisation
from .claim_shapes import (
    ClaimAnswerIn,
    ClaimIn,
    ClaimOut,
    ClaimPageOut,
    ClaimQuery,
    PeopleOut,
)

claims = Router(tags=["organisations"])
OLDEST = Order("at", newest_first=False)
PEOPLE = "/organisations/{uuid:uid}/people"


def claimable_or_404(request: HttpRequest, uid: UUID) -> Organisation:
    found = get_object_or_404(Organisation.objects.visible_to(request.user), uid=uid)
    if not rules.may_be_claimed(found):
        raise Http404
    return found


def seen(request: HttpRequest) -> Any:
    rows = Claim.objects.visible_to(finding.user_of(request))
    return rows.select_related("organisation", "platform", "user")


@claims.get(
    "/claims", response=ClaimPageOut, summary=gettext_noop("Lista anspråk: egna och att svara på")
)
def list_claims(request: HttpRequest, query: Query[ClaimQuery]) -> dict[str, Any]:
    rows = seen(request)
    rows = rows.filter(state=query.state) if query.state else rows
    return page_of(request, rows, query, OLDEST)


@claims.post(
    "/organisations/{uuid:uid}/claims",
    response={201: ClaimOut},
    summary=gettext_noop("Säg att man arbetar på en organisation"),
)
def claim_organisation(request: HttpRequest, uid: UUID, given: ClaimIn) -> Status[Claim]:
    organisation, platform = claimable_or_404(request, uid), finding.platform_named(given.platform)
    said: dict[str, Any] = {"platform": platform, "by": finding.user_of(request)}
    said["words"] = given.words
    made = repeatable(request, lambda: actions.claim(organisation=organisation, **said))
    return Status(201, made)


@claims.post(
    "/claims/{uuid:uid}/answer",
    response=ClaimOut,
    summary=gettext_noop("Släpp in någon som säger sig arbeta där, eller avböj"),
)
def answer_claim(request: HttpRequest, uid: UUID, given: ClaimAnswerIn) -> Claim:
    user = finding.user_of(request)
    claim: Claim = get_object_or_404(seen(request).exclude(user=user), uid=uid)
    if given.let_in:
        actions.let_in(claim=claim, by=user, with_domain=given.with_domain)
    else:
        actions.decline(claim=claim, by=user, reason=given.reason)
    where = reverse("organisation-people", args=[claim.platform.slug, claim.organisation.uid])
    tell_answered(claim, request.build_absolute_uri(where))
    return claim


@claims.post(
    "/claims/{uuid:uid}/withdraw",
    response=ClaimOut,
    summary=gettext_noop("Ta tillbaka sitt anspråk"),
)
def withdraw_claim(request: HttpRequest, uid: UUID) -> Claim:
    user = finding.user_of(request)
    return actions.withdraw(claim=get_object_or_404(seen(request), user=user, uid=uid), by=user)


@claims.get(
    PEOPLE, response=PeopleOut, summary=gettext_noop("Visa vilka som arbetar på en organisation")
)
def list_people(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    folk = people_of(claimable_or_404(request, uid), finding.user_of(request))
    return {"people": folk.people, "domains": [each.domain for each in folk.domains]}


@claims.delete(
    PEOPLE + "/{uuid:person}",
    response={204: None},
    summary=gettext_noop("Lämna en organisation, eller ta bort någon som kom senare"),
)
def end_person(request: HttpRequest, uid: UUID, person: UUID) -> Status[None]:
    organisation, user = claimable_or_404(request, uid), finding.user_of(request)
    folk = people_of(organisation, user).people
    if not any(may_end and held.user.uid == person for held, may_end in folk):
        raise Http404
    actions.end_claimed(organisation=organisation, user=User.objects.get(uid=person), by=user)
    return Status(204, None)


@claims.delete(
    "/organisations/{uuid:uid}/domains/{str:domain}",
    response={204: None},
    summary=gettext_noop("Stäng en e-postdomän som släpper in"),
)
def shut_domain(request: HttpRequest, uid: UUID, domain: str) -> Status[None]:
    organisation, user = claimable_or_404(request, uid), finding.user_of(request)
    actions.shut_domain(organisation=organisation, domain=domain, by=user)
    return Status(204, None)
