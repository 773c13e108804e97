"""Whatever the world looks like: database, object, API and index say what the oracle says.

And go on saying it when units move, roles end, records are shared and moved, people leave.
RANDOM_WORLDS=500 tries so many, RANDOM_SEED=7 others than the usual ones, and a world that fails is
made as small as it can be.
"""

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client, override_settings
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from sprang.foundation import records
from sprang.foundation.journal import readers
from sprang.foundation.models import Membership, Record, ScopeAncestry, User
from sprang.foundation.models.seeing import access_of, who_sees
from sprang.matching.finding import Finder
from sprang.matching.index import JournalReader, Reach, store
from sprang.matching.index.clauses import Narrowed
from sprang.matching.index.searching import snapshot
from sprang.matching.question import Question

from . import oracle
from .build import COMMON, Built, build, take_role
from .random_worlds import CHANGES, Step, after, steps, worlds

SEED = os.environ.get("RANDOM_SEED")
MANY = settings(
    max_examples=int(os.environ.get("RANDOM_WORLDS", "15")),
    derandomize=SEED is None,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink] if SEED else [Phase.generate],
    suppress_health_check=list(HealthCheck),
)
PLACES = {"place": "scope", "room": "room"}
"""What a fact names by a key, and how the record calls it."""


@pytest.fixture
def no_records(db: None) -> None:
    """Nothing but what the test itself writes."""
    Record.objects.all().delete()


@seed(int(SEED or 0))
@MANY
@given(st.data())
def test_all_say_the_same(no_records: None, data: st.DataObject) -> None:
    world = data.draw(worlds())
    with tried() as reader:
        built = build(world)
        readers.run_local(reader)
        agree(built)
        for _turn in range(data.draw(st.integers(1, 4))):
            happen(built, data.draw(steps(built.world)))
        readers.run_local(reader)
        agree(built)


@contextmanager
def tried() -> Iterator[JournalReader]:
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        with override_settings(INDEX_DIR=Path(folder)):
            yield JournalReader()
        transaction.set_rollback(True)


def agree(built: Built) -> None:
    keys = {record.pk: key for key, record in built.records.items()}
    rows = list(Record.objects.filter(pk__in=keys))
    at_once = who_sees([*User.objects.all()], rows)
    assert ancestry(built) == {key: list(built.world.chain(key)) for key in built.scopes}
    for name, person in built.world.people.items():
        user = User.objects.get(pk=built.users[name].pk)
        told = {fact.key for fact in built.world.records if oracle.sees(built.world, person, fact)}
        seen = Record.objects.visible_to(user).values_list("pk", flat=True)
        assert {keys[pk] for pk in seen} == told, person
        assert {keys[row.pk] for row in rows if row.is_visible_to(user)} == told, person
        assert {keys[row.pk] for row in rows if (user.pk, row.uid) in at_once} == told, person
        if name == "m0":  # a request is dear, and the others are asked in the same way
            expected = built.refer(f for f in built.world.records if f.key in told)
            assert listed(built, user) == expected, person
        found = {
            fact.key for fact in built.world.records if oracle.finds(built.world, person, fact)
        }
        assert indexed(built, user) == found, person


def ancestry(built: Built) -> dict[str, list[str]]:
    """Of each place itself and what is above it, in order, as the table has it."""
    keys = {scope.pk: key for key, scope in built.scopes.items()}
    above: dict[str, list[str]] = defaultdict(list)
    rows = ScopeAncestry.objects.filter(descendant__in=keys).order_by("depth")
    for ancestor, descendant in rows.values_list("ancestor_id", "descendant_id"):
        above[keys[descendant]].append(keys[ancestor])
    return dict(above)


def listed(built: Built, user: User) -> set[str]:
    """Over the API, by a session as it is: one who may not sign in is anybody."""
    client = Client()
    client.force_login(user)
    rows = [
        row
        for kind in ("needs", "solutions", "calls")
        for row in client.get(f"/api/v1/{kind}").json()["items"]
    ]
    return {f"{row['platform']} {row['reference']}" for row in rows}


def indexed(built: Built, user: User) -> set[str]:
    reach = Reach.of(access_of(user))
    by_uid = {str(record.uid): key for key, record in built.records.items()}
    found = Finder(snapshot(store()), Question.of(COMMON, reach)).best(Narrowed(), 100)
    # organisations, which everybody sees, may be near in meaning
    return {by_uid[one.id] for one in found if one.id in by_uid}


def happen(built: Built, step: Step) -> None:
    """In the database as in the facts."""
    what, key, with_what = step
    if what == "move unit":
        unit = built.scopes[key]
        unit.refresh_from_db()
        unit.parent = built.scopes[with_what]
        unit.save()
    elif what == "end role":
        held = built.world.people[key].held[with_what : with_what + 1]
        for each in held:
            scope = built.scopes[each.place]
            Membership.objects.get(user=built.users[key], scope=scope, role=each.role).delete()
    elif what == "take role":
        take_role(built, built.users[key], with_what)
    elif what == "leave":
        User.objects.filter(pk=built.users[key].pk).update(is_active=False)
    else:
        record = built.records[key]
        record.refresh_from_db()
        values = {
            PLACES.get(name, name): built.scopes[value] if name in PLACES else value
            for name, value in CHANGES[what](with_what).items()
        }
        records.change(record, by=None, verb="edited", **values)
    built.world = after(built.world, step)


def test_a_unit_takes_all_below_it_along(built: Built) -> None:
    vard, skola = built.scopes["vard"], built.scopes["skola"]
    vard.parent = skola
    vard.save()
    above = ScopeAncestry.objects.filter(descendant=built.scopes["natt"]).order_by("depth")
    chain = ["natt", "hemvard", "vard", "skola", "kommun", "boras"]
    expected = [(built.scopes[key].pk, depth) for depth, key in enumerate(chain)]
    assert list(above.values_list("ancestor_id", "depth")) == expected


def test_a_unit_can_not_stand_below_itself(built: Built) -> None:
    vard = built.scopes["vard"]
    vard.parent = built.scopes["natt"]
    with pytest.raises(ValueError, match="below itself"), transaction.atomic():
        vard.save()
    assert ScopeAncestry.objects.filter(descendant=vard.pk).count() == 3
