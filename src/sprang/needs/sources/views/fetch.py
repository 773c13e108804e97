"""Fetching what has come in; for those who don't lead, it does not exist."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from sprang.foundation.http import UserRequest

from ..models import Submission
from ..rules import may_moderate


def lead_or_404(request: UserRequest) -> None:
    if not may_moderate(request.user, request.platform):
        raise Http404


def submission_or_404(request: UserRequest, uid: UUID) -> Submission:
    rows = Submission.objects.visible_to(request.user).filter(platform=request.platform)
    rows = rows.select_related("platform", "decided_by", "need__platform")
    found: Submission = get_object_or_404(rows, uid=uid)
    return found
