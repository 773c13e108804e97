"""A row costs the same in a city with a hundred thousand needs as in one with ten."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprang.foundation.imports import Item
from sprang.foundation.imports.preview import preview
from sprang.foundation.models import ImportRun, Platform, User
from sprang.foundation.sameness import fingerprint
from sprang.needs.imports.spreadsheet import Needs
from sprang.needs.models import Need

pytestmark = pytest.mark.django_db


def items(*needs: Need) -> list[Item]:
    return [
        Item(
            at,
            {},
            external_id=f"id-{at}",
            fingerprint=need.fingerprint,
            address=("boras", need.reference),
        )
        for at, need in enumerate(needs, start=2)
    ]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL plans by what it has")
def test_what_is_there_is_found_by_index(
    make_need: Callable[..., Need], boras: Platform, lead: User
) -> None:
    """Without it each two hundred rows read through all that the platform has."""
    needs = [make_need(title=f"Behov {n}", text=f"Text {n}.") for n in range(3)]
    kind = Needs(boras, lead, {"source": "lista"})
    with CaptureQueriesContext(connection) as asked:
        kind.look_up(items(*needs))
    plans = []
    for query in asked:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            plans.append(" ".join(str(row[-1]) for row in cursor.fetchall()))
    used = [
        "record_external_id (platform_id=? AND kind=? AND external_source=? AND external_id=?)",
        "(platform_id=? AND reference=?)",
        "(rowid=?)",
        "record_says (platform_id=? AND fingerprint=?)",
        "(rowid=?)",
    ]
    reads = [plan for plan in plans if "foundation_record" in plan]
    assert len(reads) == len(used)
    for index, plan in zip(used, reads, strict=True):
        assert index in plan


def test_the_fingerprint_follows_the_words(make_need: Callable[..., Need]) -> None:
    need = make_need(title="Nyckeln", text="Borta.")
    assert Need.objects.get().fingerprint == fingerprint("nyckeln", "BORTA")
    need.text = "Hittad."
    need.save(update_fields=["text"])
    assert Need.objects.get().fingerprint == fingerprint("Nyckeln", "Hittad")
    need.status = "closed"
    need.save(update_fields=["status"])
    assert Need.objects.get().fingerprint == fingerprint("Nyckeln", "Hittad")


def test_looking_reads_no_more_of_the_database_than_the_rows_ask_for(
    make_need: Callable[..., Need], boras: Platform, lead: User
) -> None:
    """It used to read the words of every need in the city each time the page was shown."""
    from django.core.files.base import ContentFile

    run = ImportRun(kind="needs", platform=boras, by=lead, name="a.csv", rows=1)
    run.mapping = {"title": "Rubrik", "text": "Text"}
    run.content.save("a.csv", ContentFile(b"Rubrik;Text\nNyckeln;Borta.\n"))
    counts = []
    for number in (1, 30):
        for each in range(number):
            make_need(title=f"Behov {number} {each}")
        with CaptureQueriesContext(connection) as asked:
            assert preview(run).ready == 1
        counts.append(len(asked))
        assert not [
            query for query in asked if '"text"' in query["sql"] and "IN (" not in query["sql"]
        ]
    assert counts[0] == counts[1]
