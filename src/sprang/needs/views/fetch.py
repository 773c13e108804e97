"""Fetching what the person may see; everything else does not exist."""

from django.shortcuts import get_object_or_404

from sprang.foundation.http import PlatformRequest

from ..models import Need


def need_or_404(request: PlatformRequest, ref: str) -> Need:
    needs = Need.objects.visible_to(request.user).select_related("scope", "author", "platform")
    need: Need = get_object_or_404(needs, platform=request.platform, reference=ref)
    return need
