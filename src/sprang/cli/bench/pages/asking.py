"""A client that costs next to nothing: requests are ready bytes, answers are only measured."""

import selectors
import socket
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from sprang.cli.faults import Fault

END = b"\r\n\r\n"


def request(path: str, cookie: str = "") -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: localhost", "Connection: keep-alive"]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    return "\r\n".join([*lines, "", ""]).encode()


def posted(path: str, form: dict[str, str], cookie: str, token: str) -> bytes:
    """As htmx sends a form. `token` stands in the cookie too, as Django wants it."""
    body = urlencode(form).encode()
    lines = [
        *(f"POST {path} HTTP/1.1", "Host: localhost", "Connection: keep-alive"),
        *("HX-Request: true", f"X-CSRFToken: {token}", f"Cookie: {cookie}; csrftoken={token}"),
        *("Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass
class Connection:
    """Kept alive; opened anew where the server has closed it."""

    port: int
    peer: socket.socket | None = None
    got: bytearray = field(default_factory=bytearray)
    whole: int = 0

    def send(self, asked: bytes) -> None:
        self.got.clear()
        self.whole = 0
        if self.peer is None:
            self.peer = socket.create_connection(("127.0.0.1", self.port), timeout=60)
            self.peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.peer.sendall(asked)

    def receive(self) -> bool | None:
        """Take what has come: True when it is all, None where the connection was closed."""
        assert self.peer
        try:
            part = self.peer.recv(262_144)
        except ConnectionError:
            part = b""
        if not part:
            self.close()
            return None
        self.got += part
        if not self.whole and (head := self.got.find(END)) >= 0:
            self.whole = head + len(END) + _length(bytes(self.got[:head]))
        return bool(self.whole) and len(self.got) >= self.whole

    def close(self) -> None:
        if self.peer:
            self.peer.close()
        self.peer = None


def _length(head: bytes) -> int:
    status = head.split(b" ", 2)[1]
    if status != b"200":
        raise Fault(f"A page that opened when it was counted answered {status.decode()}.")
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return int(line.split(b":")[1])
    raise Fault("An answer came without its length.")


def took(connection: Connection, asked: bytes) -> float:
    """Seconds from the first byte out to the last byte in."""
    for _attempt in range(3):
        start = time.perf_counter()
        try:
            connection.send(asked)
            while (done := connection.receive()) is False:
                pass
        except ConnectionError:
            connection.close()
            continue
        if done:
            return time.perf_counter() - start
    raise Fault("The server closes every connection.")


def per_second(port: int, asked: bytes, connections: int, seconds: float) -> float:
    """Answers in a second over so many connections, each asking again when it is answered."""
    with selectors.DefaultSelector() as waiting:
        for connection in [Connection(port) for _ in range(connections)]:
            _ask(connection, asked, waiting)
        start, done = time.perf_counter(), 0
        while (passed := time.perf_counter() - start) < seconds:
            for key, _events in waiting.select(timeout=seconds):
                done += _answered(key.data, asked, waiting)
        for key in list(waiting.get_map().values()):
            key.data.close()
    return done / passed


def _ask(connection: Connection, asked: bytes, waiting: selectors.BaseSelector) -> None:
    connection.send(asked)
    assert connection.peer
    waiting.register(connection.peer, selectors.EVENT_READ, connection)


def _answered(connection: Connection, asked: bytes, waiting: selectors.BaseSelector) -> int:
    """1 for a whole answer; the next question is then on its way."""
    peer = connection.peer
    assert peer
    done = connection.receive()
    if done is False:
        return 0
    if done:
        try:
            connection.send(asked)
            return 1
        except ConnectionError:
            connection.close()
    waiting.unregister(peer)
    _ask(connection, asked, waiting)
    return int(bool(done))
