"""A mail server on loopback that answers what it is told to."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from threading import Thread
from typing import Any

from django.conf import LazySettings


class PostOffice(socketserver.ThreadingTCPServer):
    """`greeting` and `data` are its answers, `rcpt` those about some addresses; `taken` is what
    it got, accepted or not."""

    greeting, data = "220 ready", "250 taken"

    def __init__(self) -> None:
        self.rcpt: dict[str, str] = {}
        self.asked: list[str] = []
        self.taken: list[Message] = []
        super().__init__(("127.0.0.1", 0), Session)


class Session(socketserver.StreamRequestHandler):
    server: PostOffice

    def handle(self) -> None:
        self.answer(self.server.greeting)
        for line in self.rfile:
            verb = line.decode().split(":")[0].strip().upper()
            if verb.startswith("QUIT"):
                return self.answer("221 bye")
            self.answer(self.answer_to(verb, line))
        return None

    def answer_to(self, verb: str, line: bytes) -> str:
        if verb == "RCPT TO":
            address = line.decode().split("<")[1].split(">")[0]
            self.server.asked.append(address)
            return self.server.rcpt.get(address, "250 fine")
        if verb == "DATA":
            self.answer("354 go on")
            self.server.taken.append(message_from_bytes(self.message()))
            return self.server.data
        return "250 fine"

    def message(self) -> bytes:
        return b"".join(iter(self.rfile.readline, b".\r\n"))

    def answer(self, said: str) -> None:
        self.wfile.write(f"{said}\r\n".encode())


@contextmanager
def post_office(settings: LazySettings) -> Iterator[PostOffice]:
    with PostOffice() as office:
        address: Any = office.server_address
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = address
        settings.EMAIL_TIMEOUT = 20
        thread = Thread(target=office.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield office
        office.shutdown()
        thread.join()
