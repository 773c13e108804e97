"""The doors there are, read out of the URLconf and the API's description, and going to them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from tools.paths import rows

from sprang.api.mount import api
from sprang.foundation.models import Record

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


def found_operations() -> Iterator[tuple[str, str, str]]:
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), operation["operationId"], path


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
