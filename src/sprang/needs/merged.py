"""What needs have become that were merged with another."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from sprang.foundation.links import Tied
from sprang.foundation.models import User

from .enums import NeedStatus
from .models import Need


def goes_on_as(need: Need, user: User | AnonymousUser) -> Need | None:
    """None where it goes on as nothing else, or as what the person may not see."""
    if need.merged_into_id is None:
        return None
    seen = Need.objects.visible_to(user).select_related("platform")
    return seen.filter(pk=need.merged_into_id).first()


def ties(need: Need, tied: list[Tied]) -> dict[str, Any]:
    """What it hangs together with; by themselves the needs that it has taken in, whose own address
    leads back to it."""
    ended = [each.record.pk for each in tied if each.record.status == NeedStatus.MERGED]
    took_in = list(need.took_in.filter(pk__in=ended).select_related("platform")) if ended else []
    own = {each.pk for each in took_in}
    return {"took_in": took_in, "tied": [each for each in tied if each.record.pk not in own]}
