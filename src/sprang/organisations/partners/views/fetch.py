"""How the pages find what they are about."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from sprang.foundation.http import UserRequest

from ...models import Partnership
from .. import rules
from ..models import Agreement, Contact, Contribution

PARTS: tuple[type[Any], ...] = (Agreement, Contact, Contribution)


def partnership_or_404(request: UserRequest, uid: UUID) -> Partnership:
    """The platform's with that organisation, where the reader may see all of it."""
    rows = Partnership.objects.visible_to(request.user).select_related("platform", "organisation")
    return get_object_or_404(rows, platform=request.platform, organisation__uid=uid)


def writable_or_404(request: UserRequest, uid: UUID) -> Partnership:
    partnership = partnership_or_404(request, uid)
    if not rules.may_write(request.user, partnership):
        raise Http404
    return partnership


def part_or_404(request: UserRequest, kind: type[Any], uid: UUID) -> Any:
    """An agreement, a contact or a contribution of the platform's."""
    rows = kind.objects.visible_to(request.user).filter(partnership__platform=request.platform)
    about = ("partnership__platform", "partnership__organisation")
    return get_object_or_404(rows.select_related(*about), uid=uid)


def own_part_or_404(request: UserRequest, kind: type[Any], uid: UUID) -> Any:
    """The same, for those who may write."""
    part = part_or_404(request, kind, uid)
    if not rules.may_write(request.user, part.partnership):
        raise Http404
    return part
