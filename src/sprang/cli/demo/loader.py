"""Loading the demo."""

from collections.abc import Callable, Iterator

from django.utils import timezone

from sprang.cli.faults import Fault
from sprang.foundation import journal
from sprang.foundation.jobs import Progress
from sprang.foundation.models import Platform, Record

from . import (
    calls,
    claims,
    introductions,
    partnerships,
    people,
    places,
    records,
    roads,
    rooms,
    talks,
    told,
    views,
)
from .check import check
from .content import Content, Row
from .loaded import Loaded

Load = Callable[[Row, Loaded], None]
LAST: dict[str, Load] = {
    "talks": talks.load_talk,
    "told": told.load_told,
    "partnerships": partnerships.load_partnership,
    "rooms": rooms.load_room,
    "introductions": introductions.load_introduction,
    "views": views.load_view,
    "claims": claims.load_claim,
}
"""What nothing leans on, by its name in the content."""


def is_loaded() -> bool:
    """:raises Fault: the database belongs to real platforms."""
    if Platform.objects.filter(is_demo=False).exists():
        raise Fault("The database holds a real platform. Give the demo a folder: SPRANG_DATA=…")
    return Platform.objects.filter(is_demo=True).exists()


def load(content: Content, progress: Progress) -> None:
    """:raises Fault: with what is wrong in the content."""
    check(content)
    progress.tell(0, content.total)
    # one transaction and one place in the journal: the demo is there as a whole or not at all
    with journal.together() as entries:
        loaded = Loaded(now=timezone.now())
        people.create_accounts(content, loaded)
        for number, (row, do) in enumerate(_in_order(content), start=1):
            do(row, loaded)
            progress.tell(number)
        records.tie_similar(content, loaded)
        records.merge_same(content, loaded)
        Record.objects.bulk_update(loaded.dated, ["created_at", "changed_at"])
        records.set_back(entries, loaded)


def _in_order(content: Content) -> Iterator[tuple[Row, Load]]:
    """What others lean on comes first."""
    steps: tuple[tuple[tuple[Row, ...], Load], ...] = (
        (content.platforms, places.load_platform),
        (content.organisations, places.load_organisation),
        (_parents_first(content.units), places.load_unit),
        (content.innovators, places.load_innovator),
        (content.innovators, people.load_contacts),
        (content.people, people.load_person),
        (content.platforms, people.load_synonyms),
        (content.needs, records.load_need),
        (content.solutions, records.load_solution),
        (content.roads, roads.load_road),
        (content.calls, calls.load_call),
    )
    last = ((getattr(content, name), do) for name, do in LAST.items())
    return ((row, do) for rows, do in (*steps, *last) for row in rows)


def _parents_first(units: tuple[Row, ...]) -> tuple[Row, ...]:
    above = {row.key: row.get("parent") for row in units}

    def depth(key: str) -> int:
        return 1 + depth(above[key]) if above.get(key) else 0

    return tuple(sorted(units, key=lambda row: depth(row.key)))
