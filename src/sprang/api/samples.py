"""An example of what one may send, made from its shape."""

from typing import Any

KNOWN: dict[str, Any] = {
    "limit": 10,
    "name": "Exempelbolaget",
    "platform": "boras",
    "reason": "Kommunens nya låssystem har löst det.",
    "records": ["0b9f7d5e-3c1a-4f6e-9a57-1f0c2d3e4b5a", "7d1c2b3a-4e5f-4a6b-8c7d-9e0f1a2b3c4d"],
    "requirements": [{"what": "Ingen letar nycklar", "today": "25 min", "target": "0 min"}],
    "text": "Varje morgon letar vi efter nycklar till trapphuset. Det tar tid.",
    "title": "Digitala lås i trapphusen",
    "type": "startup",
    "version": 3,
    "visibility": "network",
}


def resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """The shape itself, where the node only points at it."""
    for pointer in [node, *node.get("allOf", [])]:
        if name := pointer.get("$ref", "").rpartition("/")[2]:
            shape: dict[str, Any] = schema["components"]["schemas"][name]
            return shape
    return node


def sample(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """The fields that must be sent, or the first one where none must."""
    shape = resolved(schema, node)
    names = shape.get("required") or list(shape.get("properties", {}))[:1]
    return {name: _value(shape["properties"][name], name) for name in names}


def _value(node: dict[str, Any], name: str) -> Any:
    choices = node.get("enum", [])
    if name in KNOWN and (not choices or KNOWN[name] in choices):
        return KNOWN[name]
    return choices[0] if choices else node.get("default", "")
