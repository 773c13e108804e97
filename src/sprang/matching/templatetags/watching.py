"""The button that begins to watch a saved view, on the page of its list."""

from typing import Any

from django import template

from sprang.foundation.models import Platform, SavedView

from ..models import Watch

register = template.Library()


@register.inclusion_tag("matching/_view_button.html")
def watch_button(view: SavedView, platform: Platform, csrf_token: Any) -> dict[str, Any]:
    watched = Watch.objects.filter(view=view, stopped_at=None).values_list("uid", flat=True).first()
    return {"view": view, "platform": platform, "csrf_token": csrf_token, "watch": watched}
