"""Who follows what has happened.

Every query here is asked for one city at a time and names it: a follower is looked for among
those of the city whose record it is, never among everybody's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..models import Follow
from ..news import Event, Told


def by_city(events: Iterable[Event]) -> dict[int, list[Event]]:
    cities: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        cities[event.record.platform_id].append(event)
    return cities


def following(events: Sequence[Event]) -> Iterator[Told]:
    """Those who had begun when it happened, and the author unless they have stopped."""
    for city, its in by_city(events).items():
        rows = Follow.objects.filter(platform=city, record__in={event.record.pk for event in its})
        chosen: dict[int, dict[int, Follow]] = defaultdict(dict)
        for row in rows.order_by("pk"):
            chosen[row.record_id][row.user_id] = row
        for event in its:
            yield from _of_one(event, chosen[event.record.pk])


def _of_one(event: Event, chosen: dict[int, Follow]) -> Iterator[Told]:
    kind, author = event.entry.kind, event.record.author_id
    for user, row in chosen.items():
        begun = user == author or (row.since is not None and row.since < event.entry.seq)
        if row.is_on and begun:
            yield event, user, kind
    if author is not None and author not in chosen:
        yield event, author, kind
