"""A program that calls the API with somebody's key."""

import json
from typing import Any

from django.test import Client

from sprang.foundation.models import User
from sprang.foundation.tokens import create_token

BASE = "/api/v1"


class Caller:
    """Without a user: anybody. Answers are Django's test responses."""

    def __init__(self, user: User | None = None, scope: str = "write") -> None:
        self.headers: dict[str, str] = {}
        if user:
            _token, key = create_token(user=user, name="test", scope=scope)
            self.headers["Authorization"] = f"Bearer {key}"

    def get(self, path: str, **query: Any) -> Any:
        return Client().get(f"{BASE}{path}", query, headers=self.headers)

    def follow(self, address: str) -> Any:
        return Client().get(address, headers=self.headers)

    def post(self, path: str, **sent: Any) -> Any:
        return self.send("post", path, sent)

    def patch(self, path: str, **sent: Any) -> Any:
        return self.send("patch", path, sent)

    def put(self, path: str, **sent: Any) -> Any:
        return self.send("put", path, sent)

    def send(self, method: str, path: str, sent: Any, **headers: str) -> Any:
        body = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        call = getattr(Client(), method)
        headers = self.headers | headers
        return call(f"{BASE}{path}", body, content_type="application/json", headers=headers)


def problem(response: Any, status: int) -> dict[str, Any]:
    """The problem that was answered, which it must be."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    said: dict[str, Any] = response.json()
    assert said["status"] == status
    assert said["title"]
    return said


def answer(response: Any, status: int = 200) -> dict[str, Any]:
    assert response.status_code == status, response.content
    assert response["Content-Type"].startswith("application/json")
    said: dict[str, Any] = response.json()
    return said


def references(response: Any) -> list[str]:
    return [item["reference"] for item in answer(response)["items"]]
