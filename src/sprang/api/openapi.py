"""What ninja's OpenAPI description lacks: the caller's language, problems, keys, words.

Called once for each request of the description; the shapes come from pydantic.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from ninja.openapi.schema import OpenAPISchema

from sprang.foundation.sending import CALL_KEY, CALL_KEY_FORM

from . import words
from .door import BEARER
from .problems import MEDIA_TYPE, TITLES

KEY: dict[str, list[str]] = {"key": []}
SECURITY = {"Door": {"get": [{}, KEY]}, "Reading": {"get": [{}, KEY], "post": [{}, KEY]}}
"""How the caller may come: without a key or with one. What is not here needs a key."""
READING, WRITING = (400, 401, 404, 422, 500, 503), (403, 409, 413)


def completed(schema: OpenAPISchema) -> OpenAPISchema:
    schema["info"]["description"] = _(
        "Behov, lösningar och organisationer. Allt visas för den som frågar precis som på sidorna."
    )
    schema["tags"] = [{"name": tag, "description": str(text)} for tag, text in words.TAGS.items()]
    components = schema["components"]
    components["schemas"] |= PROBLEM
    components["securitySchemes"] = {"key": BEARER}
    components["responses"] = {str(status): _answer(status) for status in TITLES}
    words.explain(components["schemas"])
    for method, operation in operations(schema):
        _complete(method, operation, components["schemas"])
    return schema


def operations(schema: OpenAPISchema) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in schema["paths"].values():
        yield from path.items()


def _complete(method: str, operation: dict[str, Any], shapes: dict[str, Any]) -> None:
    operation["summary"] = _(operation["summary"])
    doors = [name for each in operation.pop("security", []) for name in each]
    operation["security"] = SECURITY.get(doors[0], {}).get(method, [KEY]) if doors else [{}, KEY]
    expected = READING if method == "get" else READING + WRITING
    for status in expected:
        reference = {"$ref": f"#/components/responses/{status}"}
        operation["responses"].setdefault(str(status), reference)
    for parameter in operation["parameters"]:
        _complete_parameter(parameter, shapes)
    if "201" in operation["responses"] or 201 in operation["responses"]:
        operation["parameters"].append(_call_key())


def _complete_parameter(parameter: dict[str, Any], shapes: dict[str, Any]) -> None:
    """A parameter is left out or has a value; null can't be written in an address."""
    choices = parameter["schema"].pop("anyOf", [])
    for choice in choices:
        if choice.get("type") != "null":
            parameter["schema"] |= choice
    values = shapes.get(parameter["schema"].get("$ref", "").rpartition("/")[2], {})
    parameter["description"] = values.get("description") or words.of(parameter["name"])


def _call_key() -> dict[str, Any]:
    """What makes something takes a key, so that it can be sent again without making two."""
    return {
        "name": CALL_KEY,
        "in": "header",
        "required": False,
        "schema": {"type": "string", "pattern": f"^{CALL_KEY_FORM}$"},
        "description": _("Samma nyckel igen ger det som gjordes första gången."),
    }


def _answer(status: int) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": str(TITLES[status]), "content": content}


PROBLEM: dict[str, Any] = {
    "Problem": {
        "type": "object",
        "required": ["type", "title", "status", "instance"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "instance": {"type": "string", "format": "uri-reference"},
            "detail": {"type": "string"},
            "errors": {"type": "array", "items": {"$ref": "#/components/schemas/Fault"}},
        },
    },
    "Fault": {
        "type": "object",
        "required": ["field", "message"],
        "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
    },
}
