"""Lists, files, searches and counts hold exactly what the oracle says, for every role."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from sprang.foundation.exports import kind_named

from . import oracle
from .build import Built
from .cast import HERE, PEOPLE, WHOLE, WORLD
from .facts import Fact, Person
from .reading import body_of, references_in, words_in, words_of

pytestmark = pytest.mark.usefixtures("remembering")

EVERYBODY = pytest.mark.parametrize("person", PEOPLE, ids=[person.key for person in PEOPLE])
Among = Callable[[Fact, Person], bool]


def is_here(fact: Fact, _person: Person) -> bool:
    return WORLD.platform_of(fact) == HERE


def is_open_here(fact: Fact, person: Person) -> bool:
    return is_here(fact, person) and oracle.is_open(fact)


def is_open_elsewhere(fact: Fact, person: Person) -> bool:
    return not is_here(fact, person) and oracle.is_open(fact)


def wrote(fact: Fact, person: Person) -> bool:
    return fact.author == (person.key if person.account and person.is_active else "")


VIEWS: dict[str, tuple[str, Among]] = {
    "behov/": ("need", is_open_here),
    "behov/?vy=alla": ("need", is_here),
    "behov/?vy=mina": ("need", wrote),
    "behov/?vy=natverket": ("need", is_open_elsewhere),
    "behov/?vy=utan-svar": ("need", lambda f, p: is_here(f, p) and f.status == "captured"),
    "utlysningar/": ("call", lambda f, p: is_here(f, p) and f.status == "published"),
    "utlysningar/?vy=bedoms": ("call", lambda f, p: is_here(f, p) and f.status == "closed"),
    "utlysningar/?vy=alla": ("call", is_here),
    "utlysningar/?vy=utkast": ("call", lambda f, p: is_here(f, p) and f.status == "draft"),
    "utlysningar/?vy=avgjorda": ("call", lambda f, p: is_here(f, p) and not oracle.is_open(f)),
    "utlysningar/?vy=natverket": (
        "call",
        lambda f, p: not is_here(f, p) and f.status == "published",
    ),
    "rum/": ("room", is_open_here),
    "rum/?vy=alla": ("room", is_here),
    "rum/?vy=arkiverade": ("room", lambda f, p: is_here(f, p) and not oracle.is_open(f)),
    "losningar/": ("solution", is_open_here),
    "losningar/?vy=i-bruk": ("solution", lambda f, p: is_here(f, p) and f.status == "in_use"),
    "losningar/?vy=mina": ("solution", wrote),
    "losningar/?vy=natverket": ("solution", is_open_elsewhere),
}


def seen_by(person: Person, kind: str, among: Among = lambda _fact, _person: True) -> list[Fact]:
    return [
        fact
        for fact in WORLD.records
        if fact.kind == kind and oracle.sees(WORLD, person, fact) and among(fact, person)
    ]


@EVERYBODY
def test_lists_their_counts_and_files(built: Built, person: Person) -> None:
    turn = PEOPLE.index(person)
    for number, (view, (kind, among)) in enumerate(VIEWS.items(), start=turn):
        expected = seen_by(person, kind, among)
        if kind == "room" and not (person.account and person.is_active):
            continue  # led to the way in
        if WHOLE or number % 2:
            page = built.client(person.key).get(f"/{HERE}/{view}")
            assert page.context["listing"].total == len(expected), view
            assert words_in(body_of(page)) <= words_of(expected), view
        if WHOLE or not number % 2:
            sign, wanted = "&" if "?" in view else "?", ("csv", "json")[number // 2 % 2]
            file = built.client(person.key).get(f"/{HERE}/{view}{sign}format={wanted}")
            assert references_in(built, file, wanted) == built.refer(expected), (view, wanted)


@EVERYBODY
def test_a_file_made_by_a_job_has_the_same(built: Built, person: Person) -> None:
    """What the job asks for is asked again when it runs."""
    user: Any = built.fresh(person.key) if person.account else AnonymousUser()
    for name, path in (("needs", "behov"), ("solutions", "losningar"), ("calls", "utlysningar")):
        model, among = VIEWS[f"{path}/?vy=natverket"]
        kind = kind_named(name)
        assert kind.listed is not None
        rows = kind.listed(built.platform(HERE), user, QueryDict("vy=natverket"))
        told = built.refer(seen_by(person, model, among))
        assert {f"{row.platform.slug} {row.reference}" for row in rows} == told


@EVERYBODY
def test_faces_count_what_the_person_sees(built: Built, person: Person) -> None:
    needs, solutions = seen_by(person, "need", is_here), seen_by(person, "solution", is_here)
    context = built.client(person.key).get(f"/{HERE}/").context
    assert context["need_count"] == sum(map(oracle.is_open, needs))
    assert context["solution_count"] == sum(fact.status == "in_use" for fact in solutions)
    steps = [(needs, "captured"), (needs, "sharpened"), (solutions, "tested")]
    steps += [(solutions, "in_use"), (needs, "closed")]
    expected = [sum(fact.status == status for fact in facts) for facts, status in steps]
    assert [step.number for step in context["flow"]] == expected
    if person.account and person.is_active and oracle.works_on(WORLD, person, HERE):
        assert_home(built, person)


KINDS_OF_NEWS = ("need", "solution", "call", "room")


def assert_home(built: Built, person: Person) -> None:
    context = built.client(person.key).get(f"/{HERE}/hem/").context
    assert context["own_count"] == len(seen_by(person, "need", wrote))
    waiting = [
        fact
        for fact in seen_by(person, "need", is_here)
        if fact.status == "captured" and oracle.leads(WORLD, person, fact)
    ]
    told = context["waiting"].numbers.get("needs", 0)
    assert told == len(waiting)  # all are described: nothing for experts
    others = [f for kind in KINDS_OF_NEWS for f in seen_by(person, kind)]
    assert {row["text"] for row in context["news"]} <= {
        built.records[fact.key].title for fact in others if not wrote(fact, person)
    }


def test_the_start_page_counts_what_anybody_sees(built: Built) -> None:
    context = built.client("lead").get("/").context
    told = {each.slug: (each.need_count, each.solution_count) for each in context["platforms"]}
    anybody = WORLD.people["anonymous"]
    expected = dict.fromkeys(told, (0, 0))
    for city in ("boras", "helsingborg"):
        open_here = [
            sum(
                oracle.is_open(fact) and WORLD.platform_of(fact) == city
                for fact in seen_by(anybody, kind)
            )
            for kind in ("need", "solution")
        ]
        expected[city] = (open_here[0], open_here[1])
    assert told == expected


@EVERYBODY
def test_the_api_lists_and_finds_the_same(built: Built, person: Person) -> None:
    for kind in ("need", "solution"):
        assert set(listed(built, person, f"/api/v1/{kind}s?limit=7")) == built.refer(
            seen_by(person, kind)
        )
        found = [
            fact
            for fact in WORLD.records
            if fact.kind == kind and oracle.finds(WORLD, person, fact)
        ]
        query = f"q=Vikariepoolen+ringer&kinds={kind}&limit=50"
        answer = built.client(person.key).get(f"/api/v1/search?{query}").json()
        group = next(each for each in answer["groups"] if each["kind"] == kind)
        hits = {f"{hit['platform']} {hit['reference']}" for hit in group["hits"]}
        assert (hits, group["total"]) == (built.refer(found), len(found))


def listed(built: Built, person: Person, address: str) -> Iterator[str]:
    """Page after page to the end."""
    while address:
        answer: Any = built.client(person.key).get(address).json()
        yield from (f"{each['platform']} {each['reference']}" for each in answer["items"])
        address = answer["next"]
