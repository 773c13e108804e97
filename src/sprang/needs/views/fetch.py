"""Fetching what the person may see; everything else does not exist."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from sprang.foundation.http import PlatformRequest

from ..models import CoAuthor, Joining, Need


def need_or_404(request: PlatformRequest, ref: str) -> Need:
    """With those who have joined it, who own it together among them, and who write it together."""
    needs = Need.objects.visible_to(request.user).select_related("scope", "author")
    joined = Joining.objects.visible_to(request.user).select_related("scope")
    writing = CoAuthor.objects.filter(user__is_active=True).select_related("user")
    needs = needs.prefetch_related(Prefetch("joinings", joined), Prefetch("co_authors", writing))
    need: Need = get_object_or_404(needs, platform=request.platform, reference=ref)
    need.platform = request.platform
    return need
