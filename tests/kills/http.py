"""A person's requests: by key to the API, by session to the pages."""

import http.client
import json
import uuid
from typing import Any, NamedTuple

TIMEOUT = 25.0


class NoAnswer(Exception):
    """The other side died before it answered: nobody knows whether it was done."""


class Nobody(NoAnswer):
    """Nobody listened: nothing was sent."""


class Answer(NamedTuple):
    status: int
    body: bytes
    location: str

    def json(self) -> Any:
        return json.loads(self.body)


class Person:
    def __init__(self, port: int, key: str, cookies: str, csrf: str) -> None:
        self.port, self.key, self.cookies, self.csrf = port, key, cookies, csrf

    def api(self, method: str, path: str, body: Any = None) -> Answer:
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        sent = None if body is None else json.dumps(body).encode()
        return self._ask(method, f"/api/v1{path}", sent, headers)

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, {"Cookie": self.cookies})

    def post(
        self, path: str, fields: dict[str, str], file: tuple[str, str, bytes] | None = None
    ) -> Answer:
        """A form; `file` is the field, the name and what is in it."""
        border = uuid.uuid4().hex
        body = form(border, fields, file)
        headers = {
            "Cookie": self.cookies,
            "X-CSRFToken": self.csrf,
            "Content-Type": f"multipart/form-data; boundary={border}",
        }
        return self._ask("POST", path, body, headers)

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.read(), answer.headers.get("Location", ""))
        except ConnectionRefusedError as fault:
            raise Nobody(str(fault)) from fault
        except (OSError, http.client.HTTPException) as fault:
            raise NoAnswer(str(fault)) from fault
        finally:
            connection.close()


def form(border: str, fields: dict[str, str], file: tuple[str, str, bytes] | None) -> bytes:
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    if file:
        field, name, content = file
        head = f'--{border}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"'
        parts += [f"{head}\r\nContent-Type: text/plain\r\n\r\n".encode(), content, b"\r\n"]
    return b"".join((*parts, f"--{border}--\r\n".encode()))
