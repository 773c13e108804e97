"""The way to a platform's settings, for those who may change them."""

from django import template
from django.template.context import Context
from django.urls import reverse

from sprang.foundation.enums import Role
from sprang.foundation.models import User

register = template.Library()


@register.simple_tag(takes_context=True)
def settings_url(context: Context) -> str:
    """Empty for everybody but the administrators of the platform one moves about in."""
    user, home = context.get("user"), context.get("home")
    if home is None or not isinstance(user, User):
        return ""
    access = user.access
    if not (access.has_role(home.pk, Role.ADMINISTRATOR) or home.pk in access.waits_in):
        return ""
    return reverse("platform-settings", args=[home.slug])
