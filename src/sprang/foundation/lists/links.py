"""Addresses of the same list: narrowed otherwise, gone on with, taken along as a file."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _


def url(asked: QueryDict, **changes: Any) -> str:
    """The address with some parameters changed; paging starts over unless it is asked for."""
    changed = {"efter", "visade", *changes}
    kept = {name: values for name, values in asked.lists() if name not in changed}
    new = {name: [str(value)] for name, value in changes.items() if value not in ("", None)}
    return f"?{urlencode(kept | new, doseq=True)}"


def downloads(asked: QueryDict) -> list[dict[str, str]]:
    """The same list, filtered in the same way, as a file."""
    return taken_as(asked, ("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"))


def feed(asked: QueryDict) -> list[dict[str, str]]:
    """The same list, of what anybody may see, for a reader of feeds."""
    return taken_as(asked, ("atom", _("Flöde (Atom)")))


def taken_as(asked: QueryDict, *formats: tuple[str, str]) -> list[dict[str, str]]:
    return [{"url": url(asked, format=key), "label": label} for key, label in formats]
