"""What people, programs and mischief put into fields."""

import json
from collections.abc import Iterator
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode

from .page import Form

SCRIPT = "</textarea></title><script>fuzz()</script>"
BROKEN_OUT = "\"'><img src=x onerror=fuzz()>"
UNESCAPED = ("<script>fuzz", "<img src=x onerror")
TEXTS = {
    "empty": "",
    "blank": "  \t ",
    "script": SCRIPT,
    "attribute": BROKEN_OUT,
    "template": "{{ settings.SECRET_KEY }}{% debug %}${7*7}%(x)s %s {0}",
    "nul": "a\0b",
    "surrogate": "a\ud800b",
    "right to left": "\u202eטקסט \u200b\u2066abc\ufeff",
    "sql": "'; DROP TABLE foundation_user; -- \" OR 1=1",
    "emoji": "👩🏽‍🚒🇸🇪e\u0301" * 3,
    "lines": "a\r\nb\rc\n\n\n\nd",
    "minus": "-1",
    "huge number": "9" * 40,
    "float": "1e999",
    "nan": "NaN",
    "date": "2025-99-99",
    "number": "212000-0000",
    "address": "javascript:alert(1)",
    "long": "lång " * 10_000,
    "one word": "x" * 30_000,
}
CHOICES = (
    "",
    "finns-inte",
    "-1",
    "9" * 30,
    "0",
    "None",
    "1 OR 1",
    "a\0b",
    "../..",
    SCRIPT,
    "http://[::1",
)


class Sending(NamedTuple):
    what: str
    body: bytes
    type: str = "application/x-www-form-urlencoded"
    typed: tuple[tuple[str, str], ...] = ()
    """What must come back if it can't be used."""


def encoded(sent: dict[str, list[str]]) -> bytes:
    return urlencode(sent, doseq=True, errors="surrogatepass").encode()


def sendings(form: Form, strangers: list[str], dice: Random, each: int) -> Iterator[Sending]:
    """`strangers` are ids and uids of another city's things; `each`, how many for each field."""
    yield from texts(form)
    yield from single(form, strangers, dice, each)
    yield from shapes(form)


def texts(form: Form) -> Iterator[Sending]:
    """Everything that can be typed says the same nonsense."""
    for what, text in TEXTS.items() if form.typed else ():
        sent = form.values() | {name: [text] for name in form.typed}
        yield Sending(what, encoded(sent), typed=tuple((name, text) for name in form.typed))


def single(form: Form, strangers: list[str], dice: Random, each: int) -> Iterator[Sending]:
    """One field at a time, hidden ones and choices too."""
    values = [*CHOICES, *TEXTS.values(), *strangers]
    for name in form.names:
        for value in dice.sample(values, min(each, len(values))):
            yield Sending(f"{name}={value[:30]!r}", encoded(form.values() | {name: [value]}))
        without = {key: kept for key, kept in form.values().items() if key != name}
        yield Sending(f"without {name}", encoded(without))


def shapes(form: Form) -> Iterator[Sending]:
    own = form.values()
    yield Sending("nothing", b"")
    yield Sending("each twice", encoded({name: [*kept, *kept] for name, kept in own.items()}))
    yield Sending("another field", encoded(own | {"is_admin": ["1"], "__class__": ["x"]}))
    yield Sending("1100 fields", encoded(own | {f"x{n}": ["1"] for n in range(1100)}))
    yield Sending("junk", b"%ff%00&=&&%%%=\xff\xfe")
    yield Sending("json", json.dumps(own).encode(), "application/json")
    yield Sending("plain", b"hej", "text/plain")
    yield Sending("charset", encoded(own), "application/x-www-form-urlencoded; charset=utf-7")
    yield Sending("no boundary", b"--x", "multipart/form-data")
    yield Sending("broken multipart", b"--b\r\nContent-Disp", "multipart/form-data; boundary=b")
    yield Sending("files for texts", as_files(form.names), "multipart/form-data; boundary=b")
    yield Sending("texts for files", as_texts(form), "multipart/form-data; boundary=b")


def as_files(names: tuple[str, ...]) -> bytes:
    parts = [
        f'--b\r\nContent-Disposition: form-data; name="{name}"; filename="<script>fuzz().txt"\r\n'
        "Content-Type: text/plain\r\n\r\nhej\r\n"
        for name in names
    ]
    return "".join([*parts, "--b--\r\n"]).encode()


def as_texts(form: Form) -> bytes:
    sent = {name: kept[0] for name, kept in form.values().items()}
    sent |= {each.name: "ingen fil" for each in form.fields if each.type == "file"}
    parts = [
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in sent.items()
    ]
    return "".join([*parts, "--b--\r\n"]).encode()
