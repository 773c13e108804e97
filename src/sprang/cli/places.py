"""Finding a platform by what was typed."""

from sprang.foundation.models import Platform

from .commands.options import one_of


def platform_named(slug: str) -> Platform | None:
    """None where nothing was typed."""
    if not slug:
        return None
    one_of(slug, list(Platform.objects.values_list("slug", flat=True)), "platform")
    return Platform.objects.get(slug=slug)
