"""One step of one engine in a process of its own: `python -m … STEP ENGINE FOLDER NUMBER ADDRESS`.

So that the memory that is told is that engine's alone. Answers with a line of JSON.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

from sprang.core.ranking import Query

from . import ours
from .documents import LENGTHS, Clock, documents, questions
from .exact import Exact
from .peers import Ask, Bm25s, Fts5, Fts5All, Postgres, size_in

ENGINES: Final[dict[str, Any]] = {
    each.__name__.lower(): each for each in (Fts5, Fts5All, Bm25s, Postgres)
}
ASKED, LEAST, PATIENCE = 100, 5, 60.0
"""Questions of each length; fewer where these have taken so many seconds."""
WARM_UP: Final = 5
AGREED, BEST = 20, 10
"""Questions of each length whose best so many are held against the exact ones."""
Told = dict[str, Any]


def build(engine: str, folder: Path, number: int, address: str) -> Told:
    fill = ours.build if engine == "ours" else ENGINES[engine].build
    made, begun = Clock(number), time.perf_counter()
    fill(folder, made, address)
    seconds = time.perf_counter() - begun - made.spent
    size = size_in(address) if engine == "postgres" else _size(folder)
    return {"seconds": seconds, "bytes": size, "memory": memory()}


def ask(engine: str, folder: Path, number: int, address: str) -> Told:
    """`first`: times in ms of each length of question; `match` the same of the whole match."""
    del number
    asks = {"first": ours.first_stage, "match": ours.whole_match} if engine == "ours" else {
        "first": ENGINES[engine].opened
    }  # fmt: skip
    told: Told = {}
    for name, opened in asks.items():
        one = opened(folder, address)
        told[name] = {
            each: timed(one, questions(length, ASKED)) for each, length in LENGTHS.items()
        }
    return {**told, "memory": memory()}


def best(engine: str, folder: Path, number: int, address: str) -> Told:
    """The best of each question: all that the first stage finds, or the few that are exactly so."""
    asked = {each: questions(length, AGREED) for each, length in LENGTHS.items()}
    if engine == "ours":
        one = ours.first_stage(folder, address)
        return {each: [one(query) for query in these] for each, these in asked.items()}
    exact = Exact([query for these in asked.values() for query in these])
    found = exact.best(documents(number), documents(number), BEST)
    return {each: found[at * AGREED : (at + 1) * AGREED] for at, each in enumerate(asked)}


def timed(one: Ask, queries: list[Query]) -> Told:
    for query in queries[:WARM_UP]:
        one(query)
    took: list[float] = []
    for query in queries:
        if len(took) >= LEAST and sum(took) > 1000 * PATIENCE:
            break
        begun = time.perf_counter()
        one(query)
        took.append(1000 * (time.perf_counter() - begun))
    cuts = quantiles(took, n=20, method="inclusive")
    return {"p50": cuts[9], "p95": cuts[18], "asked": len(took)}


def memory() -> int:
    """Peak of what this process had in memory, in bytes."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    except (OSError, StopIteration):  # the other way counts what the parent had at the start
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


STEPS: Final[dict[str, Callable[[str, Path, int, str], Told]]] = {
    "build": build,
    "ask": ask,
    "best": best,
}

if __name__ == "__main__":
    step, engine, folder, number, address = sys.argv[1:]
    print(json.dumps(STEPS[step](engine, Path(folder), int(number), address)))
