"""Does the index on this machine say what the database says?"""

from collections.abc import Iterator

from sprang.foundation.models import Head

from .beside import CATCH_UP, REBUILD, ROOM, Problem, beside
from .index import Snapshot, Unusable, checking, shedding, store
from .index.broken import Hindered
from .index.searching import snapshot
from .searchables import Searchable, searchables

SAMPLE = 200
"""Of each kind, the latest added and the first: where something is lost, it is mostly there."""


def problems() -> list[Problem]:
    """Empty where index and database agree."""
    try:
        return list(_problems())
    except Hindered as fault:
        return [Problem(f"The search index can't be read just now: {fault}", ROOM)]
    except Unusable as fault:
        return [Problem(f"The search index can't be read: {fault}", REBUILD)]


def lag() -> int:
    """Entries of the journal that the index has left; all of them where there is no index."""
    head = Head.objects.filter(pk=1).values_list("seq", flat=True).first() or 0
    generation = store().usable()
    return head - generation.cursor if generation else head


def gone() -> int:
    """Texts that were taken away or changed, and have words left in the index's files; 0 where
    there is none to be read."""
    try:
        generation = store().usable()
        return shedding.gone(generation) if generation else 0
    except Unusable:
        return 0


def _problems() -> Iterator[Problem]:
    now = snapshot(store())
    if damage := checking.damage(store()):
        yield Problem(f"The search index is damaged: {damage}", REBUILD)
        return
    if left := lag():
        yield Problem(f"The search index has {left} entries of the journal left to read.", CATCH_UP)
        return
    for each in searchables():
        yield from _of_kind(now, each)
    yield from beside(now)


def _of_kind(now: Snapshot, each: Searchable) -> Iterator[Problem]:
    there, here = each.indexed().count(), now.count(each.kind)
    if there != here:
        what = f"The database has {there} of kind {each.kind}, the search index {here}."
        yield Problem(what, REBUILD)
        return
    items = [*each.indexed().order_by("pk")[:SAMPLE], *each.indexed().order_by("-pk")[:SAMPLE]]
    stamps = {item.uid: item.stamp for item in map(each.item_of, items)}
    found = now.stamps(list(stamps))
    if stale := sum(found.get(uid) != stamp for uid, stamp in stamps.items()):
        what = f"{stale} of {len(stamps)} sampled of kind {each.kind} differ in the search index."
        yield Problem(what, REBUILD)
