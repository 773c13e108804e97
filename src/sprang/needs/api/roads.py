"""Those who have a need too, what was looked at for it, and the road that it takes."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Router, Status

from sprang.core.roads import Proposal
from sprang.foundation.api.finding import user_of
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Record
from sprang.organisations.models import Organisation

from .. import actions
from ..models import Joining, PriorArt, RoadChoice
from ..models.prior_art import works_in_a_city
from ..queries import looked_at, proposed
from ..speaking import places_to_speak_for
from .road_shapes import JoiningIn, JoiningOut, LookedIn, LookedOut, RoadChoiceOut, RoadIn, RoadOut
from .routes import ONE, need_or_404

roads = Router(tags=["needs"])


@roads.get(f"{ONE}/road", response=RoadOut, summary=gettext_noop("Visa ett behovs vägval"))
def show_road(request: HttpRequest, platform_slug: str, reference: str) -> dict[str, Any]:
    need = need_or_404(request, platform_slug, reference)
    found = looked_at(need, request.user)
    sees_why = works_in_a_city(request.user)
    proposal = proposed(need, found) if sees_why else Proposal(None, ())
    return {
        "proposal": proposal.road,
        "reasons": list(proposal.reasons),
        "looked_at": found,
        "choices": list(need.road_choices.all()),
        "joinings": list(need.joinings.visible_to(request.user).select_related("scope")),
    }


@roads.post(f"{ONE}/road", response=RoadChoiceOut, summary=gettext_noop("Besluta vilken väg"))
def choose_road(
    request: HttpRequest, platform_slug: str, reference: str, given: RoadIn
) -> RoadChoice:
    need = need_or_404(request, platform_slug, reference)
    return actions.choose_road(need=need, by=user_of(request), **given.model_dump())


@roads.put(
    f"{ONE}/prior-art", response=LookedOut, summary=gettext_noop("Skriv in vad som är granskat")
)
def look_at(request: HttpRequest, platform_slug: str, reference: str, given: LookedIn) -> PriorArt:
    need = need_or_404(request, platform_slug, reference)
    said = given.model_dump(exclude={"record", "organisation"})
    said["record"] = _seen_record(request, given.record)
    said["organisation"] = _listed(request, given.organisation)
    return actions.look_at(need=need, by=user_of(request), **said)


@roads.put(f"{ONE}/joinings", response=JoiningOut, summary=gettext_noop("Säg att ni har det också"))
def join_need(
    request: HttpRequest, platform_slug: str, reference: str, given: JoiningIn
) -> Joining:
    need, user = need_or_404(request, platform_slug, reference), user_of(request)
    places = places_to_speak_for(user).exclude(pk=need.scope_id)
    scope = places.filter(uid=given.scope).first() if given.scope else places.first()
    if scope is None and given.scope is None:
        raise NotAllowed("join_need")
    if scope is None:
        raise BadInput({"scope": _("Välj en enhet som du arbetar på.")})
    return actions.join_need(
        need=need, by=user, scope=scope, words=given.words, how_many=given.how_many
    )


@roads.delete(
    f"{ONE}/joinings/{{uuid:uid}}", response={204: None}, summary=gettext_noop("Gå ur ett behov")
)
def leave_need(request: HttpRequest, platform_slug: str, reference: str, uid: UUID) -> Status[None]:
    need = need_or_404(request, platform_slug, reference)
    joining = get_object_or_404(Joining.objects.select_related("scope"), need=need, uid=uid)
    joining.need = need
    actions.leave_need(joining=joining, by=user_of(request))
    return Status(204, None)


def _seen_record(request: HttpRequest, uid: UUID | None) -> Record | None:
    record = Record.objects.visible_to(request.user).filter(uid=uid).first() if uid else None
    if uid and record is None:
        raise BadInput({"record": _("Det finns inget med det numret som du kan se.")})
    return record


def _listed(request: HttpRequest, uid: UUID | None) -> Organisation | None:
    rows = Organisation.objects.visible_to(request.user)
    found = rows.filter(uid=uid).first() if uid else None
    if uid and found is None:
        raise BadInput({"organisation": _("Den organisationen finns inte i registret.")})
    return found
