"""The doors there are, read out of the URLconf and the API's description, and going to them."""

import inspect
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from ninja.operation import Operation, PathView
from tools.paths import rows

from sprang.api.mount import api
from sprang.api.urls import not_found
from sprang.foundation.models import Record
from sprang.site.urls import urlpatterns

from .build import Built
from .rules import PAGES, Rule
from .rules_api import API

BASE = "/api/v1"


@dataclass(frozen=True)
class Door:
    """`path` has names in angle brackets (a page) or curly ones (the API)."""

    method: str
    name: str
    path: str
    rule: Rule

    def __str__(self) -> str:
        return f"{self.method} {self.name}{' (API)' if self.is_api else ''}"

    @property
    def is_api(self) -> bool:
        return self.path.startswith(BASE)

    @property
    def reads(self) -> bool:
        return self.method in ("GET", "any") or self.name in ("match-live", "match_text")

    def address(self, **parts: Any) -> str:
        path = self.path
        for name, value in parts.items():
            path = path.replace(f"<{name}>", str(value)).replace(f"{{{name}}}", str(value))
        assert not set(path) & set("<{"), path
        return path

    def of_record(self, record: Record) -> str:
        slug, reference = record.platform.slug, record.reference
        if self.is_api:
            return self.address(platform_slug=slug, reference=reference)
        return self.address(platform=slug, ref=reference)

    def of_platform(self, slug: str) -> str:
        return self.address(platform=slug, platform_slug=slug)

    def send(self, built: Built, person: str, path: str, about: Any = None) -> Any:
        """`about` is the record or pair, or the slug of the platform that one is written on."""
        data: Any = self.rule.data(about) if callable(self.rule.data) else self.rule.data
        client = built.client(person)
        if self.is_api and isinstance(about, str):
            data = {**(data or {}), "platform": about}
        if self.method in ("GET", "any"):
            return client.get(path, data)
        if not self.is_api:
            return client.post(path, data)
        call = getattr(client, self.method.lower())
        return call(path, json.dumps(data), content_type="application/json")


def found_pages() -> Iterator[tuple[str, str, str]]:
    """Method, name and path of each page, from the URLconf; "any" where a view takes them all."""
    for row in rows():
        for method in row.methods.split(", "):
            yield method, row.name, row.path


def told_operations() -> Iterator[tuple[str, str, str]]:
    """As the API's description tells."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), operation["operationId"], path


def found_operations(patterns: Any = None) -> Iterator[tuple[str, str, str]]:
    """As its addresses answer, whether or not anybody tells of them."""
    if patterns is None:
        (resolver,) = (each for each in urlpatterns if getattr(each, "namespace", "") == "api")
        patterns = resolver.url_patterns
    for pattern in patterns:
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", f"{BASE}/{pattern.pattern}")
        if operations := operations_of(pattern.callback):
            for each in operations:
                for method in each.methods:
                    yield method, each.view_func.__name__, path
        elif pattern.name not in ABOUT_IT and inspect.unwrap(pattern.callback) is not not_found:
            yield "any", pattern.name or "", path


ABOUT_IT = ("openapi-json", "openapi-view", "api-root")
"""What the API says of itself, the same to all."""


def operations_of(view: Any) -> list[Operation]:
    """Ninja's view of a path is a method's inner function, which knows whose it is."""
    inner = inspect.unwrap(view)
    held = inspect.getclosurevars(inner).nonlocals.values() if inspect.isfunction(inner) else ()
    return [each for one in held if isinstance(one, PathView) for each in one.operations]


def pages() -> list[Door]:
    return [
        Door(method, name, path, PAGES[f"{method} {name}"])
        for method, name, path in found_pages()
        if f"{method} {name}" in PAGES
    ]


def operations() -> list[Door]:
    return [
        Door(method, name, path, API[f"{method} {name}"])
        for method, name, path in found_operations()
        if f"{method} {name}" in API
    ]


def doors() -> list[Door]:
    return [*pages(), *operations()]


def leads_to_sign_in(response: Any) -> bool:
    return bool(response.status_code == 302 and response.url.startswith(reverse("account_login")))
