"""What a form about a draft is filled in with."""

from typing import Any

from django.utils import timezone

from sprang.core.deadlines import SWEDEN
from sprang.foundation.links import pointer_to
from sprang.foundation.models import Platform, User
from sprang.needs.models import Need

from ..models import Call
from .words import CallForm


def begun(call: Call, platform: Platform, user: User) -> dict[str, Any]:
    """What the form is filled in with."""
    stands = {name: getattr(call, name) for name in (*CallForm.Meta.fields, "answerers", "version")}
    closes = call.closes_at.astimezone(SWEDEN)
    opens = timezone.localtime(call.opens_at, SWEDEN).date() if call.opens_at else None
    needs = Need.objects.visible_to(user).filter(calls=call).select_related("platform")
    return {
        **stands,
        "needs": ", ".join(pointer_to(need, platform) for need in needs.order_by("pk")),
        "opens_day": opens,
        "closes_day": closes.date(),
        "closes_time": closes.time().replace(second=0, microsecond=0),
    }
