"""From the database into the index: all of it anew, or what the journal says has changed."""

from collections.abc import Callable, Sequence

from sprang.foundation.models import Entry

from .. import meaning
from ..searchables import Searchable, searchables
from .broken import Hindered, Unusable
from .generation import SPACE, Generation
from .graphing import renew
from .position import Position
from .storage import Store, store
from .writing import Writer

Told = Callable[[int, int], None]


def rebuild(place: Store | None = None, told: Told = lambda _done, _total: None) -> int:
    """A new index from the database, swapped in when it is whole; the number of items.

    Pages go on with the old one meanwhile. `told` hears how many are done, of how many.
    """
    place = place or store()
    with place.locked():
        return make_anew(place, told)


def make_anew(place: Store, told: Told = lambda _done, _total: None) -> int:
    """The same. The caller holds the store's lock."""
    # Before the first read: what is committed while we read is then read once more, not missed.
    position = Position.of(Entry.objects.order_by("-seq").first())
    place.sweep()  # before: together they may fill the disk
    generation = place.begin()
    try:
        meaning.put_into(generation.path / SPACE)
        done = _fill(generation, told)
        renew(generation)
        generation.move_to(position)
        place.swap(generation)
    except BaseException:
        generation.remove()  # on a full disk the next attempt needs the room
        raise
    place.sweep_versions()
    return done


def _fill(generation: Generation, told: Told) -> int:
    done, total = 0, sum(each.indexed().count() for each in searchables())
    with Writer(generation) as writer:
        for each in searchables():
            for item in each.items():
                writer.add(item)
                done += 1
                told(done, total)
    return done


class JournalReader:
    """The local reader of `sprang.foundation.journal.readers` on each machine that has an index."""

    def __init__(self) -> None:
        self.store = store()

    def position(self) -> int:
        """0 where nothing can be used: the journal then begins anew, and `handle` rebuilds."""
        generation = self.store.usable()
        return generation.cursor if generation else 0

    def handle(self, entries: Sequence[Entry], /) -> None:
        with self.store.locked():
            generation = self.store.usable()
            try:
                if generation:
                    _follow(generation, entries)
                    return
            except Hindered:
                raise  # nothing is wrong with it: the entries come again
            except Unusable:
                pass
            make_anew(self.store)

    def reset(self) -> None:
        self.store.forget()


def _follow(generation: Generation, entries: Sequence[Entry]) -> None:
    """Entries may come twice, or come too late because another process was first."""
    fresh = [entry for entry in entries if entry.seq > generation.cursor]
    if not fresh:
        return
    changed = [(each, _uids(each, fresh)) for each in searchables()]
    if any(uids for _each, uids in changed):
        with Writer(generation) as writer:
            for each, uids in changed:
                writer.put(each.items(uids), uids)
    generation.move_to(Position.of(fresh[-1]))


def _uids(searchable: Searchable, entries: Sequence[Entry]) -> list[str]:
    uids = {str(each.subject_uid) for each in entries if each.subject_kind == searchable.subject}
    return sorted(uids)
