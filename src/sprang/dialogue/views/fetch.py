"""Fetching what the person may see; everything else does not exist."""

import uuid

from django.shortcuts import get_object_or_404

from sprang.foundation.http import PlatformRequest
from sprang.foundation.models import Record

from ..models import Comment
from ..queries import comment_seen_by


def record_or_404(request: PlatformRequest, uid: uuid.UUID) -> Record:
    seen = Record.objects.visible_to(request.user).select_related("platform", "scope")
    found: Record = get_object_or_404(seen, platform=request.platform, uid=uid)
    return found


def comment_or_404(request: PlatformRequest, uid: uuid.UUID) -> Comment:
    seen = comment_seen_by(request.user).filter(record__platform=request.platform)
    found: Comment = get_object_or_404(seen, uid=uid)
    return found
