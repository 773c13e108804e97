"""With all that is remembered between requests: nobody is given what was made for another.

Elsewhere a test is one transaction, in which nothing is remembered. Here it is remembered, since
nothing of the world is changed: people of different rights ask for the same address one after the
other, twice, so that the second time each could be given what was kept for the one before.
"""

import pytest

from sprang.foundation.enums import Visibility
from sprang.site.rendering.page_cache import PAGES

from .build import Built
from .cast import HERE, STATUSES, THERE, WHOLE, WORLD
from .doors import Door
from .facts import Fact
from .test_matrix import TO_RECORDS, answer_of
from .test_places import OTHERS, addresses, judge, outcomes
from .things import Things

READERS = ("lead", "anonymous", "member", "other_lead", "partner", "citizen", "neighbour")
TURNS = (*READERS, *reversed(READERS))
OF_A_RECORD = [
    door for door in TO_RECORDS if door.method == "GET" and door.rule.about not in ("comment",)
]
OF_A_CITY = [
    door for door in OTHERS if door.method in ("GET", "any") and door.name != "sign-out-everywhere"
]
pytestmark = [pytest.mark.usefixtures("remembering"), pytest.mark.one_database]


def turns(door: Door) -> tuple[str, ...]:
    """There and back again where whole pages are kept; parts are, wherever they stand."""
    return TURNS if door.name in PAGES else READERS


def chosen() -> list[Fact]:
    """One of each kind and visibility, by turns of each city."""
    pairs = [(kind, visibility) for kind in STATUSES for visibility in Visibility.values]
    found = []
    for turn, pair in enumerate(pairs):
        alike = [fact for fact in WORLD.records if (fact.kind, fact.visibility) == pair]
        there = [fact for fact in alike if WORLD.platform_of(fact) == THERE]
        found += alike if WHOLE else ((turn % 2 and there) or alike)[:1]
    return found


def test_every_kept_page_is_asked_for() -> None:
    assert PAGES.keys() <= {door.name for door in (*OF_A_RECORD, *OF_A_CITY)}


@pytest.mark.parametrize("fact", chosen(), ids=lambda fact: fact.key)
def test_a_record_s_pages(built: Built, fact: Fact, recalled: list[object]) -> None:
    for door in OF_A_RECORD:
        if door.rule.about in (fact.kind, "record", "dialogue"):
            for key in turns(door):
                answer_of(built, door, WORLD.people[key], fact)
    assert any(isinstance(key, tuple) and key[0] == "page" for key in recalled)


def test_a_city_s_pages(built: Built, things: Things, recalled: list[object]) -> None:
    for door in OF_A_CITY:
        for path, city in addresses(door, things, [HERE, THERE] if WHOLE else [HERE]):
            for key in turns(door):
                person = WORLD.people[key]
                judge(built, door, person, path, city, outcomes(door, person, city))
    assert any(isinstance(key, tuple) and key[0] == "page" for key in recalled)
