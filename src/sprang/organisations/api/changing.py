"""Changing what stands in the register: other words, and doubles that become one."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sprang.foundation.api import finding
from sprang.foundation.errors import BadInput

from ..actions import change_organisation, may_change
from ..doubles import actions, rules
from ..models import Organisation
from .routes import ONE, router
from .shapes import MergeIn, OrganisationDetailOut, OrganisationEditIn, PartIn


def seen_or_404(request: HttpRequest, uid: UUID) -> Organisation:
    return get_object_or_404(Organisation.objects.visible_to(request.user), uid=uid)


@router.patch(
    ONE, response=OrganisationDetailOut, summary=gettext_noop("Ändra en organisations profil")
)
def edit_organisation(request: HttpRequest, uid: UUID, given: OrganisationEditIn) -> Organisation:
    user, organisation = finding.user_of(request), seen_or_404(request, uid)
    if not may_change(user, organisation):
        raise Http404
    values = given.given()
    if organisation.parent_id and values.get("type", organisation.type) != organisation.type:
        raise BadInput({"type": _("Det som hör till en stad förblir vad det är.")})
    change_organisation(organisation=organisation, by=user, **values)
    return organisation


@router.post(
    f"{ONE}/merge",
    response=OrganisationDetailOut,
    summary=gettext_noop("Låt en dubblett gå vidare som en annan organisation"),
)
def merge_organisation(request: HttpRequest, uid: UUID, given: MergeIn) -> Organisation:
    """The one that it goes on as."""
    user, gone = finding.user_of(request), mergeable_or_404(request, uid)
    kept = Organisation.objects.visible_to(user).filter(uid=given.into, parent=None).first()
    if kept is None:
        raise BadInput({"into": _("Den finns inte i nätverkets register längre.")})
    actions.merge_organisations(gone=gone, kept=kept, by=user)
    return kept


@router.post(
    f"{ONE}/part",
    response=OrganisationDetailOut,
    summary=gettext_noop("Skilj en dubblett från organisationen igen"),
)
def part_organisation(request: HttpRequest, uid: UUID, given: PartIn) -> Organisation:
    """The one that comes back."""
    user, kept = finding.user_of(request), mergeable_or_404(request, uid)
    merge = get_object_or_404(kept.took_in.select_related("gone", "kept"), gone__uid=given.gone)
    return actions.part_organisations(merge=merge, by=user)


def mergeable_or_404(request: HttpRequest, uid: UUID) -> Organisation:
    organisation = seen_or_404(request, uid)
    if not rules.may_merge(finding.user_of(request), organisation):
        raise Http404
    return organisation
