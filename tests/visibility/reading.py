"""What stands in an answer: the records whose words are in it, the people who are named."""

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any
from zipfile import ZipFile

from pypdf import PdfReader

from .build import Built, name_of
from .facts import Fact, Person

WORD = re.compile(r"qx[a-j]+xq")
NAME = re.compile(r"Zn[a-z]+nz")
CHANCE = (
    re.compile(r'name="(csrfmiddlewaretoken|form_uid|form_of|oppnad)" value="[^"]*"'),
    re.compile(r'name="upto" value="[^"]*"'),
    re.compile(r'\bnonce="[^"]+"'),
    re.compile(r'X-CSRFToken(&quot;|"): ?(&quot;|")[\w-]*'),
)
"""What differs between two answers that say the same. A long token can look like a name."""


def body_of(response: Any) -> str:
    """All text in it; of a workbook or a document their own XML, of a PDF the words."""
    streamed = getattr(response, "streaming", False)
    content = b"".join(response.streaming_content) if streamed else response.content
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if not content.startswith(b"PK\x03\x04"):
        return str(content.decode())
    with ZipFile(io.BytesIO(content)) as book:
        names = sorted(name for name in book.namelist() if name.startswith(("xl/", "word/")))
        return "\n".join(book.read(name).decode() for name in names)


def plain(body: str) -> str:
    """Without what chance put there."""
    for each in CHANCE:
        body = each.sub("", body)
    return body


def head_of(response: Any) -> dict[str, str]:
    """The headers that two equal answers have in common; a nonce and the clock are chance."""
    chance = {"content-security-policy", "content-length", "expires"}
    return {k.lower(): v for k, v in response.headers.items() if k.lower() not in chance}


def words_in(body: str) -> set[str]:
    return set(WORD.findall(plain(body)))


def names_in(body: str) -> set[str]:
    return set(NAME.findall(plain(body)))


def words_of(facts: Iterable[Fact]) -> set[str]:
    return {fact.word for fact in facts}


def names_of(people: Iterable[Person]) -> set[str]:
    return {name_of(person.key) for person in people}


def references_in(built: Built, response: Any, wanted: str) -> set[str]:
    """Platform and number of each row of a file that was taken home."""
    body = body_of(response)
    if wanted == "json":
        return {_referred(row["address"]) for row in json.loads(body)}
    rows = csv.DictReader(io.StringIO(body.removeprefix("﻿")), delimiter=_sign(body))
    return {_referred(row["Adress"]) for row in rows}


def _sign(text: str) -> str:
    return ";" if text.split("\n", 1)[0].count(";") else ","


def _referred(address: str) -> str:
    *_rest, platform, _kind, reference, _end = address.split("/")
    return f"{platform} {reference}"
