"""Find every form, send nonsense to it, and judge what comes back."""

import logging
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from random import Random
from typing import Any
from unittest.mock import patch

from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import resolve

from tests.answers import read_whole

from .nonsense import UNESCAPED, Sending, sendings
from .page import Field, Form, forms_of
from .places import addresses
from .world import WHO, World

MANY = int(os.environ.get("FUZZ", "1"))
"""How many times as much as in a usual run. From 10 on everything is sent to every form."""
PEOPLE = ("anonymous", "admin") if MANY == 1 else tuple(WHO)
"""The administrator meets nearly every form; what only others meet is in the long run."""

ANSWERS = frozenset({200, 302, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429})
ENGLISH = re.compile(
    r"\b(This field|Ensure (this|that)|Enter (a|the)|Select a|Null char|is not one of|"
    r"Please |must be|not a valid)\b"
)
SAYS = re.compile(r'class="(error-summary|errorlist|field__error)"')
SECRET = ("password", "code", "form_uid", "form_of", "csrfmiddlewaretoken")


LOOKS = ("get", "getlist", "__getitem__", "__contains__")


class Log(logging.Handler):
    """Nothing may be told as an error while fuzzing, but that it was refused as suspicious."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("django.security"):
            self.said.append(record.getMessage())


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written within is taken back: every sending meets the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def found_forms(world: World, people: Iterable[str]) -> list[tuple[str, str, Form]]:
    """Each form once, as the last of the people meets it: who, on which page, the form."""
    found: dict[tuple[str, tuple[str, ...]], tuple[str, str, Form]] = {}
    paths = [*world.pages_of_records(), *addresses(world.things).values()]
    for person in people:
        client = world.visit(person)
        for path in paths:
            with undone():
                answer = client.get(path)
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                for form in forms_of(answer):
                    if form.method == "post":
                        found[name_of(form.action), form.names] = (person, path, form)
            read_whole(answer)
    return list(found.values())


def bare_forms(world: World, person: str, names: Iterable[str]) -> list[tuple[str, str, Form]]:
    """As somebody would make them who knows which fields a view looks for."""
    made, paths = [], addresses(world.things)
    for path in map(paths.__getitem__, sorted(names)):
        with undone(), looking() as fields:
            read_whole(world.visit(person).post(path, {"none": "1"}))
        form = Form("post", path, [Field(each, "hidden", "1") for each in sorted(fields)])
        made.append((person, path, form))
    return made


@contextmanager
def looking() -> Iterator[set[str]]:
    names: set[str] = set()

    def noting(method: Any) -> Any:
        def noted(query: QueryDict, name: str, *rest: Any) -> Any:
            names.add(name)
            return method(query, name, *rest)

        return noted

    with patch.multiple(QueryDict, **{each: noting(getattr(QueryDict, each)) for each in LOOKS}):
        yield names


def name_of(action: str) -> str:
    """Which view takes it: the same deed on two records is one form."""
    return resolve(action).view_name


def post(client: Client, action: str, sending: Sending) -> Any:
    cookies = SimpleCookie(client.cookies.output(header="", sep=";"))
    try:
        with undone():
            return client.post(action, sending.body, content_type=sending.type)
    finally:
        client.cookies = cookies


def faults_of(answer: Any, form: Form, sending: Sending) -> Iterator[str]:
    """What is wrong with the answer; nothing is right."""
    if answer.status_code not in ANSWERS:
        yield f"status {answer.status_code}"
    if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return
    page = answer.content.decode()
    yield from (f"unescaped {sign}" for sign in UNESCAPED if sign in page)
    if answer.status_code in (400, 404, 409, 410, 413, 422) and "<h1" not in page:
        yield "no page"
    refused = answer.status_code == 422 or (answer.status_code == 200 and SAYS.search(page))
    if refused:
        yield from faults_of_refusal(answer, page, form, sending)


def faults_of_refusal(answer: Any, page: str, form: Form, sending: Sending) -> Iterator[str]:
    if not SAYS.search(page) and 'class="calm' not in page:
        yield "says nothing"
    if english := ENGLISH.search(page):
        yield f"English: {page[english.start() : english.start() + 60]!r}"
    back = {name: kept for each in forms_of(answer) for name, kept in each.values().items()}
    for name, text in sending.typed:
        if name.startswith(SECRET) or any(part in name for part in SECRET):
            continue
        if alike(text) not in map(alike, back.get(name, [])):
            yield f"{name} lost: {str(back.get(name))[:60]}"


def alike(text: str) -> str:
    """As a browser sends it back: other line breaks; what is no character is a sign for that."""
    text = text.encode(errors="surrogatepass").decode(errors="replace")
    return re.sub("\ufffd+", "\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def fuzz(
    world: World, forms: list[tuple[str, str, Form]], *, seed: int, each: int, most: int
) -> int:
    """Send nonsense to the forms, at most `most` sendings to each. How many there were.

    :raises AssertionError: with every fault that was found.
    """
    dice, log, faults, many = Random(seed), Log(), [], 0  # noqa: S311  not for secrets
    logging.getLogger().addHandler(log)
    try:
        for person, path, form in forms:
            client, action = world.visit(person), form.action
            every = list(sendings(form, world.strangers, dice, each))
            for sending in dice.sample(every, min(most, len(every))):
                log.said, many = [], many + 1
                where = f"{person} at {path}: {action} {sending.what}"
                try:
                    found = [*faults_of(post(client, action, sending), form, sending), *log.said]
                except Exception as error:
                    found = [f"{type(error).__name__}: {error}"[:300]]
                faults += [f"{where}: {fault}" for fault in found]
    finally:
        logging.getLogger().removeHandler(log)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:60])
    return many
