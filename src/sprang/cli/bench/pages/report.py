"""What was measured, in words and as JSON, and which targets it misses."""

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version
from statistics import median, quantiles
from typing import Any

from .measuring import CONNECTIONS, Measured, Run

GROWTH, MOST_QUERIES = 1.3, 12
"""Queries of lists, and of what a visitor meets. Of any page there are as many in both houses."""
SIGNED_IN_LIST, PUBLIC = 10.0, 6.0
"""Times the empty page, of a page as people meet it: kept, where somebody has asked before."""
DRAWN = 2.0
"""So many times the same where it must be drawn: each first time after something has changed."""
ASKS_THE_INDEX = ("search", "need-matches", "import-alikes")
"""What these take is the matching's time, which `sprang bench matching` has targets for."""
SHOWS_ALL_PARTS = "design"
"""The page of every part there is: as heavy as all pages together, and kept for ever."""
LIVE = 60.0
"""Milliseconds that 95 of 100 answers to who writes may take."""
PACKAGES = ("Django", "gunicorn", "numpy", "psycopg")
LOAD_HEAD = ("requests a second", "role", *(f"{n} at once" for n in CONNECTIONS))
HEAD = ("page", "role", "ms", "p95", "× empty", "× small", "again", "× empty", "queries", "kB")


def as_json(run: Run, sizes: tuple[int, int]) -> dict[str, Any]:
    return {
        "machine": machine(),
        "needs": {"small": sizes[0], "large": sizes[1]},
        "empty_page": {"median_ms": median(run.empty), "p95_ms": quantiles(run.empty, n=20)[-1]},
        "pages": [page_as_json(each, median(run.empty)) for each in run.pages],
        "load": run.load,
        "live": run.live,
        "missed": list(missed(run)),
    }


def machine() -> dict[str, Any]:
    return {
        "cpus": os.cpu_count(),
        "processor": platform.processor() or platform.machine(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "load_average": os.getloadavg()[0],
    }


def page_as_json(page: Measured, empty: float) -> dict[str, Any]:
    sides = {
        name: {
            "median_ms": page.median(house),
            "p95_ms": page.p95(house),
            "to_empty": page.median(house) / empty,
            "again_median_ms": median(page.again[house]),
            "again_to_empty": median(page.again[house]) / empty,
            "queries": page.queries[house],
            "bytes": page.bytes[house],
        }
        for house, name in enumerate(("small", "large"))
    }
    return {"page": page.page, "role": page.role, "large_to_small": page.growth, **sides}


def rows(run: Run) -> Iterator[tuple[str, ...]]:
    """Of the large house, a line for each page and role."""
    empty = median(run.empty)
    for page in run.pages:
        now = page.median(1)
        yield (
            page.page,
            page.role,
            f"{now:.1f}",
            f"{page.p95(1):.1f}",
            f"{now / empty:.1f}",
            f"{page.growth:.2f}",
            f"{median(page.again[1]):.1f}",
            f"{median(page.again[1]) / empty:.1f}",
            str(page.queries[1]),
            f"{page.bytes[1] / 1000:.0f}",
        )


def missed(run: Run) -> Iterator[str]:
    """A line for each target that a page misses."""
    empty = median(run.empty)
    member = {page.page: page.median(1) for page in run.pages if page.role == "member"}
    for page in run.pages:
        where, now = f"{page.page} ({page.role})", page.median(1)
        if page.growth > GROWTH:
            yield f"{where}: {page.growth:.2f} times the small house's time, target {GROWTH}"
        if page.queries[0] < page.queries[1]:  # fewer where a picture of many is left out
            yield f"{where}: {page.queries[0]} queries, {page.queries[1]} in the large house"
        if limit_of(page) and page.queries[1] > MOST_QUERIES:
            yield f"{where}: {page.queries[1]} queries, target {MOST_QUERIES}"
        yield from (f"{where}: {said}" for said in too_slow(page, empty))
        if page.role == "many" and now > GROWTH * member.get(page.page, now):
            yield f"{where}: {now / member[page.page]:.2f} times the member's, target {GROWTH}"
    if run.live and run.live["p95_ms"] > LIVE:
        yield f"matches while one writes: p95 {run.live['p95_ms']:.0f} ms, target {LIVE:.0f}"


def too_slow(page: Measured, empty: float) -> Iterator[str]:
    """Beside the empty page."""
    limit = limit_of(page)
    again, drawn = median(page.again[1]) / empty, page.median(1) / empty
    if limit and again > limit:
        yield f"{again:.1f} times the empty page, target {limit:.0f}"
    if limit and drawn > DRAWN * limit and page.page != SHOWS_ALL_PARTS:
        yield f"{drawn:.1f} times the empty page when drawn, target {DRAWN * limit:.0f}"


def limit_of(page: Measured) -> float:
    """How many times the empty page it may take; 0 where nothing is said."""
    if page.page.startswith(ASKS_THE_INDEX):
        return 0.0
    if page.role == "anonymous":
        return PUBLIC
    return SIGNED_IN_LIST if page.page.split(",")[0].endswith("-list") else 0.0


def headline(run: Run) -> str:
    low, high = median(run.empty), quantiles(run.empty, n=20)[-1]
    return f"An empty page of Django's: {low:.2f} ms, p95 {high:.2f} ms"


def load_rows(run: Run) -> Iterator[tuple[str, ...]]:
    for each in run.load:
        rates = (f"{rate:.0f}" for rate in each["per_second"].values())
        yield (each["page"], each["role"], *rates)


def live_line(run: Run) -> str:
    words = "{writers} who write at once: {asked} answers, {median_ms:.0f} ms, p95 {p95_ms:.0f} ms"
    return words.format(**run.live)


def told(done: int, total: int, what: str) -> None:
    """On stderr, and only when a person watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{what}: {done} of {total}   " + ("\n" if done == total else ""))
        sys.stderr.flush()
