"""Fetching an introduction; to those who are not in it, it does not exist."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from sprang.foundation.http import UserRequest

from ..models import Introduction


def introduction_or_404(request: UserRequest, uid: UUID) -> Introduction:
    rows = Introduction.objects.visible_to(request.user).filter(platform=request.platform)
    rows = rows.with_results(request.user).select_related("need__author", "organisation", "by")
    found: Introduction = get_object_or_404(rows, uid=uid)
    found.platform = found.need.platform = request.platform
    return found
