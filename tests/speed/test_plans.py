"""No list is sorted or read from end to end: the database walks an index from where one stands.

What an index does not settle is the order of rows that are equal in its column; those few are
sorted where they stand side by side.
"""

import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.http import QueryDict

from sprang.foundation.lists import counting
from sprang.foundation.lists.keyset import Order
from sprang.foundation.lists.named import NamedList
from sprang.foundation.lists.narrow import ORDERS, by_words
from sprang.foundation.models import Platform, Record, User
from sprang.matching.searchables import searchable_of
from sprang.needs import queries as needs
from sprang.needs.models import Need
from sprang.organisations import queries as organisations
from sprang.organisations.partners.queries import rows_for
from sprang.rooms.actions import found_room
from sprang.solutions import queries as solutions

pytestmark = pytest.mark.django_db
FAR = "2024-05-04T12:00:00+00:00"
RECORDS = [order for _label, order in ORDERS.values()]
NAMES = [order for _label, order in organisations.LIST.orders.values()]


def seen(each: NamedList, tab: str, platform: Platform, user: User) -> QuerySet[Any]:
    return each.rows_of(platform, user, QueryDict(f"vy={tab}"))


def plan(rows: QuerySet[Any]) -> str:
    """How the database would do it. PostgreSQL, which reads small tables whole, is told that
    reading whole and sorting are dear."""
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for way in ("seqscan", "sort", "bitmapscan", "hashjoin", "mergejoin"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
            cursor.execute(f"EXPLAIN {sql}", parameters)
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def pages(rows: QuerySet[Any], order: Order) -> Iterator[QuerySet[Any]]:
    """The first page, and one far down."""
    cursor = order.value("Ö" if order.of_text else FAR)
    rows = rows.filter(**dict(order.within))
    yield rows.order_by(*order.columns)[:21]
    yield rows.filter(order.beyond(cursor, 17)).order_by(*order.columns)[:21]


def assert_walks(rows: QuerySet[Any], order: Order) -> None:
    first, far = (plan(page) for page in pages(rows, order))
    for said in (first, far):
        assert "TEMP B-TREE FOR ORDER BY" not in said
        assert "  Sort" not in f"  {said}".replace("Incremental Sort", "")
        assert "Seq Scan on foundation_record" not in said
    if connection.vendor == "sqlite":
        assert f"{order.column}{'<' if order.newest_first else '>'}?" in far


@pytest.mark.parametrize("order", RECORDS, ids=lambda order: order.column)
@pytest.mark.parametrize("view", needs.VIEWS)
def test_needs(view: str, order: Order, boras: Platform, nurse: User) -> None:
    assert_walks(seen(needs.NEEDS_LIST, view, boras, nurse), order)


@pytest.mark.parametrize("order", RECORDS, ids=lambda order: order.column)
@pytest.mark.parametrize("view", needs.VIEWS)
def test_needs_for_who_is_in_a_room(view: str, order: Order, boras: Platform, nurse: User) -> None:
    found_room(platform=boras, by=nurse, title="Vi två")
    assert nurse.access.rooms
    assert_walks(seen(needs.NEEDS_LIST, view, boras, nurse), order)


@pytest.mark.parametrize("order", RECORDS, ids=lambda order: order.column)
@pytest.mark.parametrize("view", solutions.VIEWS)
def test_solutions(view: str, order: Order, boras: Platform, nurse: User) -> None:
    assert_walks(seen(solutions.SOLUTIONS_LIST, view, boras, nurse), order)


@pytest.mark.parametrize("order", NAMES, ids=lambda order: order.column)
@pytest.mark.parametrize("view", ["innovatorer", "alla"])
def test_organisations(view: str, order: Order, boras: Platform, nurse: User) -> None:
    assert_walks(seen(organisations.ORGANISATIONS_LIST, view, boras, nurse), order)


def test_what_is_new(nurse: User) -> None:
    assert_walks(Record.objects.visible_to(nurse).exclude(author=nurse), Order("changed_at"))


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL knows what there is")
@pytest.mark.parametrize("kind", ["need", "solution"])
def test_what_a_search_found_is_looked_up_by_its_keys(kind: str, nurse: User) -> None:
    keys = [uuid.uuid4() for _ in range(20)]
    said = plan(searchable_of(kind).visible(nurse, uid__in=keys))
    assert "foundation_record USING INDEX sqlite_autoindex_foundation_record_1 (uid=?)" in said


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL knows what there is")
def test_what_has_a_rare_word_is_looked_up_by_its_keys(
    boras: Platform, nurse: User, make_need: Callable[..., Need]
) -> None:
    make_need(text="Nycklarna är borta.")
    rows = by_words(seen(needs.NEEDS_LIST, "", boras, nurse), "nyckl")
    for asked in (rows.order_by("-changed_at", "-pk")[:21], counting.limited(rows)):
        assert "foundation_record USING INTEGER PRIMARY KEY" in plan(asked)
    assert [need.text for need in rows] == ["Nycklarna är borta."]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL weighs the rows there are")
def test_how_alive_partners_are_is_read_from_what_each_of_them_has(
    boras: Platform, lead: User
) -> None:
    """And not from all that the city has, once for each partner."""
    said = plan(rows_for(boras, lead, QueryDict())[:40])
    assert "foundation_record_scope_id" in said
    assert not re.search(r"record_\w+ \(platform_id=", said)
    assert "dialogue_comment_author_id" in said


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL weighs the rows there are")
@pytest.mark.parametrize("kind", ["need", "solution"])
def test_a_number_is_looked_up(kind: str, nurse: User) -> None:
    said = plan(searchable_of(kind).visible(nurse, reference="B26-0001"))
    assert "(reference=?)" in said


def test_numbers_have_an_index_of_their_own() -> None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, Record._meta.db_table)
    assert found["record_reference_alone"]["columns"] == ["reference"]
