"""What comparing texts for islands costs: all of them, one that is changed, and reading the pairs.

    PYTHONPATH=src:. python -m tests.matching.bench_islands 100000

Made-up texts of six cities with forty units each, in circles as in the house of `sprang bench
pages`. More than a quarter of all pairs are alike: far more than among what people write.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from sprang.cli.house import open_house

if TYPE_CHECKING:
    from sprang.matching.index import Item
    from sprang.matching.index.places import Places

    Made = tuple[Item, bytes]

CITIES, UNITS, CHANGED, PIECE = 6, 40, 20, 3000
LEAD = frozenset({"public", "network", "platform:1", *(f"scope:{100 + n}" for n in range(UNITS))})


def main(size: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        making = get_context("spawn").Process(target=make, args=(folder, size))
        making.start()  # so that its memory is not counted
        making.join()
        open_house()
        for told in measured(folder):
            sys.stdout.write(f"{size} texts, {told}\n")


def measured(folder: Path) -> Iterator[str]:
    from sprang.foundation.models import Platform
    from sprang.matching.index import Generation, Reach
    from sprang.matching.islands.alike import alike_here
    from sprang.matching.islands.kept import Kept
    from sprang.matching.islands.likeness import catch_up, differing

    generation = Generation(folder)
    yield f"all compared: {seconds(lambda: catch_up(generation)):.1f} s"
    places, near = read(folder), Kept.read(generation).near
    yield f"kept: {len(near) / len(places):.1f} of each, {near.nbytes / 1e6:.1f} MB"
    changed = [seconds(lambda: catch_up(generation)) for _ in edited(folder, places)]
    yield f"one changed: {median(changed):.2f} s in the middle, {max(changed):.2f} at most"
    places = read(folder)
    yield f"the latest 50 compared anew: {seconds(lambda: differing(generation, places, 50)):.2f} s"
    now: Any = SimpleNamespace(generation=generation, places=places)
    pairs = (alike_here(now, Reach(LEAD), Platform(pk=1), PIECE) for _ in range(9))
    took = median(seconds(partial(next, each)) for each in pairs)
    yield f"a lead's {PIECE} most alike: {1000 * took:.0f} ms"
    yield f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"


def make(folder: Path, size: int) -> None:
    open_house()
    from sprang.matching.index import Generation, Position

    write(folder, texts(size))
    Generation(folder).move_to(Position())


def read(folder: Path) -> "Places":
    from sprang.core.space import base
    from sprang.matching.index.places import Places

    places = Places.read(folder, base().dimensions)
    assert places
    return places


def edited(folder: Path, places: "Places") -> Iterator[None]:
    """Each says in turn what another has said."""
    from sprang.matching.index import Item

    half, then = len(places) // 2, datetime.fromtimestamp(0, UTC)
    for at in range(CHANGED):
        audience = places.words[places.audiences.codes[at]]
        city = int(places.platforms[at])
        item = Item(places.uid(at), "need", audience, "", "", then, city)
        write(folder, [(item, places.rows[half + at].tobytes())])
        yield


def texts(number: int) -> Iterator["Made"]:
    from sprang.cli.bench.matching.documents import documents
    from sprang.core.ranking.placing import placed
    from sprang.core.space import base
    from sprang.matching.index import Item
    from sprang.matching.index.packing import packed

    draw, then = random.Random(4), datetime.fromtimestamp(0, UTC)  # noqa: S311  chosen by a seed
    for each in documents(number):
        city = draw.randint(1, CITIES)
        unit = f"scope:{100 * city + draw.randrange(UNITS)}"
        seen = ("network",) * 3 + ("public",) * 2 + (f"platform:{city}",) * 4 + (unit,)
        place = packed(placed(each, base()))
        yield Item(each.id, "need", draw.choice(seen), "", "", then, city), place


def write(folder: Path, made: Iterable["Made"]) -> None:
    """As the index does."""
    from sprang.core.space import base
    from sprang.matching.index import Generation
    from sprang.matching.index.placing import AT_ONCE, Log

    log = Log(folder, base().dimensions)
    for number, (item, place) in enumerate(made, 1):
        log.take_away(item.uid)
        log.add(item, place)
        if number % AT_ONCE == 0:
            log.write()
    log.write()
    Generation(folder).commit(log.records)


def seconds(work: Callable[[], object]) -> float:
    """Of the processor's time."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main(int(sys.argv[1]))
