"""The page that lists what the API can do, drawn from its own description, without any script."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from . import words
from .problems import TITLES
from .samples import resolved, sample


class Reference(DocsBase):
    def render_page(self, request: HttpRequest, api: NinjaAPI, **_where: Any) -> HttpResponse:
        schema = api.get_openapi_schema()
        return render(
            request,
            "site/api.html",
            {
                "info": schema["info"],
                "groups": groups(schema),
                "statuses": [{"code": code, "title": title} for code, title in TITLES.items()],
                "origin": request.build_absolute_uri("/").rstrip("/"),
                "description_url": self.get_openapi_url(api, {}),
            },
        )


def groups(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The operations under their tag, in the order of the tags."""
    found: dict[str, list[dict[str, Any]]] = {tag["name"]: [] for tag in schema["tags"]}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            found[operation["tags"][0]].append(entry(schema, path, method, operation))
    return [
        tag | {"short": words.SHORT[tag["name"]], "entries": found[tag["name"]]}
        for tag in schema["tags"]
    ]


def entry(
    schema: dict[str, Any], path: str, method: str, operation: dict[str, Any]
) -> dict[str, Any]:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    sent = sample(schema, body["schema"]) if body else None
    return {
        "id": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "summary": operation["summary"],
        "is_open": {} in operation["security"],
        "parameters": operation["parameters"],
        "fields": fields(schema, body.get("schema", {})),
        "sent": json.dumps(sent, ensure_ascii=False, indent=2) if body else "",
    }


def fields(schema: dict[str, Any], body: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of what is sent."""
    shape = resolved(schema, body)
    needed = shape.get("required", [])
    return [
        {"name": name, "required": name in needed, "description": described(schema, field)}
        for name, field in shape.get("properties", {}).items()
    ]


def described(schema: dict[str, Any], field: dict[str, Any]) -> str:
    """What the field is, and the values that it may have."""
    said, values = field.get("description", ""), resolved(schema, field).get("description", "")
    return said if said == values else f"{said}. {values}".replace("..", ".").lstrip(". ")
