"""The main menu: only what exists, and only what the asker has a use for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Item:
    label: str | Promise
    url: str
    current: str = ""
    """"page" on the page itself, "true" somewhere below it."""
    has_sign: bool = False
    """Stands as a sign beside the menu too, where there is room for signs."""


PARTS = ("agreement-", "contact-", "contribution-", "introduction-")
_MENU: tuple[tuple[Promise, str, str | tuple[str, ...]], ...] = (
    (_("Hem"), "home", "home"),
    (_("Behov"), "need-list", "need-"),
    (_("Utlysningar"), "call-list", "call-"),
    (_("Lösningar"), "solution-list", "solution-"),
    (_("Nätverket"), "organisation-list", ("organisation-", "partnership-", *PARTS)),
    (_("Rum"), "room-list", "room-"),
    (_("Nytt"), "news-list", "news-"),
    (_("Bevakningar"), "watch-list", "watch-"),
    (_("Sök"), "search", "search"),
)
SIGNS = frozenset({"news-list", "search"})
FOR_THE_SIGNED_IN = frozenset({"home", "news-list", "room-list", "watch-list"})


def main_menu(request: HttpRequest | None, platform: Any) -> list[Item]:
    """The menu of the platform whose shell the reader moves about in."""
    return list(_items(request, platform)) if request and platform else []


def _items(request: HttpRequest, platform: Any) -> Iterator[Item]:
    here = getattr(request.resolver_match, "url_name", "") or ""
    user = getattr(request, "user", None)
    for label, name, below in _MENU:
        if name in FOR_THE_SIGNED_IN and not (user and user.is_authenticated):
            continue
        try:
            url = reverse(name, kwargs={"platform": platform.slug})
        except NoReverseMatch:
            continue  # a room that is not installed
        current = "page" if here == name else "true" if here.startswith(below) else ""
        yield Item(label, url, current, name in SIGNS)
