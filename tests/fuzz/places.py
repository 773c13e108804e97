"""Every address of the site, out of the URLconf, with something that exists in its variable parts.

A new path with a variable part that is not known here fails the tests of this folder.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

PART = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
REGEX_PART = re.compile(r"\(\?P<(?P<name>\w+)>[^)]*\)")
NOT_PAGES = ("api/v1/",)
"""The API has its own fuzzing, in tests/api."""


def patterns(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, str]]:
    """Name and path; a variable part is `<name>`."""
    for each in (resolver or get_resolver()).url_patterns:
        path = before + _path_of(each.pattern)
        if path.startswith(NOT_PAGES):
            continue
        if isinstance(each, URLResolver):
            yield from patterns(each, path)
        elif isinstance(each, URLPattern):
            yield str(each.name), f"/{path}"


def _path_of(pattern: Any) -> str:
    if isinstance(pattern, RoutePattern):
        return PART.sub(r"<\g<name>>", str(pattern._route))
    return REGEX_PART.sub(r"<\g<name>>", str(pattern.regex.pattern).strip("^$").replace("\\Z", ""))


def addresses(things: dict[str, dict[str, str]]) -> dict[str, str]:
    """Path by name. `things` gives the parts by the beginning of a name; "" what holds for all."""
    found = {}
    for name, path in patterns():
        start = name.replace("_", "-").split("-")[0]
        parts = things[""] | things.get(start, {}) | things.get(name, {})
        unknown = {match["name"] for match in PART.finditer(path)} - parts.keys()
        assert not unknown, f"{name}: tests/fuzz/world.py knows no {unknown} for {path}"
        found[name] = PART.sub(lambda match, own=parts: own[match["name"]], path)  # type: ignore[misc]
    return found
