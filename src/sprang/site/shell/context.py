"""What the shell of every page needs to know."""

from typing import Any

from django.http import HttpRequest

from sprang.foundation.models import Platform, User

from .appearance import theme_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """`platform` is the city the page belongs to, `home` the reader's own."""
    platform: Platform | None = getattr(request, "platform", None)
    return {
        "platform": platform,
        "demo": is_demo(platform),
        "home": home_of(getattr(request, "user", None), platform),
        "theme": theme_of(request),
    }


def is_demo(platform: Platform | None) -> bool:
    """A page of no city asks whether any city here is a demo."""
    return platform.is_demo if platform else Platform.objects.filter(is_demo=True).exists()


def home_of(user: Any, platform: Platform | None) -> Platform | None:
    """The platform whose shell a person moves about in: their own, wherever they look."""
    if not isinstance(user, User) or not user.access.platform_ids:
        return platform
    if platform and platform.pk in user.access.platform_ids:
        return platform
    return Platform.objects.filter(pk__in=user.access.platform_ids).first()
