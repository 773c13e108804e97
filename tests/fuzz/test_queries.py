"""Nonsense behind the question mark of every page: whatever a view looks for there, it may get."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.answers import read_whole
from tests.cast import client_of

from .fuzzing import MANY, PEOPLE, looking, undone
from .nonsense import CHOICES, SCRIPT, UNESCAPED
from .places import addresses
from .world import World

pytestmark = pytest.mark.one_database

VALUES = (
    "",
    "finns-inte",
    "-1",
    "9" * 30,
    "a\0b",
    SCRIPT,
    "http://[::1",
    "x" * 5000,
    "１２",
    "NaN",
)
VALUES += ("MjAyNi0wMS0wMQ", *CHOICES, "AAAA", "1e999", "__class__", "%'") if MANY > 1 else ()
DECIDES = ("format", "for")
"""Names a file, or one of several answers: where there is none such, there is no page."""


def test_nonsense_in_a_page_s_address_is_left_aside(db: None) -> None:
    world, many, faults = World(), 0, []
    for person in PEOPLE:
        client = client_of(world.people[person])
        for name, path in addresses(world.things).items():
            for query in queries(sorted(looked_for(client, path))):
                fault, many = fault_of(client, path, query), many + 1
                faults += [f"{person} at {name} {query}: {fault}"[:300]] if fault else []
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])
    assert many > 300


def looked_for(client: Client, path: str) -> set[str]:
    """What the page asks its address for; nothing where there is no page for the person."""
    with undone(), looking() as names:
        answer = client.get(path)
        read_whole(answer)
        if answer.status_code != 200:
            return set()
        read_whole(client.get(path, dict.fromkeys(names, "1"), follow=True))
    return names


def queries(names: list[str]) -> Iterator[dict[str, str]]:
    """Every value for every name: all of them at once, and in the long run one at a time too."""
    for turn in range(len(VALUES) if names else 0):
        sent = {name: VALUES[(turn + at) % len(VALUES)] for at, name in enumerate(names)}
        alone = [name for name in names if MANY > 1 or name in DECIDES]
        yield from ({name: sent[name]} for name in alone)
        yield {name: value for name, value in sent.items() if name not in DECIDES}


def fault_of(client: Client, path: str, query: dict[str, str]) -> str:
    """What is wrong with the answer; nothing is right."""
    try:
        with undone():
            answer = client.get(path, query, follow=True)
            page = answer.getvalue().decode(errors="replace")
    except Exception as error:
        return repr(error)
    right = {200, 404} if query.keys() & set(DECIDES) else {200}
    shown = [sign for sign in UNESCAPED if sign in page]
    return f"{answer.status_code} {shown}" if answer.status_code not in right or shown else ""
