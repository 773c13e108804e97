"""What was measured, in words and as JSON, and which targets it misses."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from ..pages.report import machine, told
from .documents import LENGTHS
from .measuring import OURS, Measured, absent

__all__ = ["as_json", "told"]

LONG: Final = "100 words"
LARGE, MEMORY = 1_000_000, 1.5e9
TIMES_FTS5: Final = 50.0
MATCH_MS: Final = ((100_000, 40.0), (LARGE, 150.0))
"""Whole match, p95: up to so many documents."""
HEAD = (
    "documents", "engine", "index, s", "MB on disk", "index, MB", "asking, MB",
    *(f"{each}, {which}" for each in LENGTHS for which in ("p50 ms", "p95")),
    "of the exact ten, in its ten", "in its hundred",
)  # fmt: skip


def as_json(found: list[Measured], address: str) -> dict[str, Any]:
    return {
        "machine": machine(),
        "measured": [asdict(each) for each in found],
        "left_out": absent(address),
        "missed": list(missed(found)),
    }


def rows(found: list[Measured]) -> Iterator[tuple[str, ...]]:
    for each in found:
        yield _row(each, each.engine, "first")
        if "match" in each.ask:
            yield _row(each, "whole match, explained", "match")


def _row(each: Measured, name: str, which: str) -> tuple[str, ...]:
    is_first = which == "first"
    cost = (f"{each.build['seconds']:,.1f}", f"{each.build['bytes'] / 1e6:,.0f}")
    memory = (f"{each.build['memory'] / 1e6:,.0f}", f"{each.ask['memory'] / 1e6:,.0f}")
    took = (each.ask[which][length] for length in LENGTHS)
    times = (f"{one[cut]:,.1f}" for one in took for cut in ("p50", "p95"))
    agreed = [
        " / ".join(f"{n:.2f}" for n in part.values()) for part in (each.agreement, each.found)
    ]
    if not is_first:
        cost, memory, agreed = ("", ""), ("", ""), ["", ""]
    return (f"{each.documents:,}", name, *cost, *memory, *times, *agreed)


def missed(found: list[Measured]) -> Iterator[str]:
    """A line for each target that is missed."""
    fts5 = {each.documents: each for each in found if each.engine == "SQLite FTS5"}
    for ours in found:
        if ours.engine == OURS:
            yield from _of_ours(ours, fts5[ours.documents])


def _of_ours(ours: Measured, fts5: Measured) -> Iterator[str]:
    where = f"{ours.documents:,} documents"
    if ours.build["seconds"] > fts5.build["seconds"]:
        times = ours.build["seconds"] / fts5.build["seconds"]
        yield f"{where}: indexing takes {times:.1f} times as long as FTS5, target 1.0"
    limit = next((most for number, most in MATCH_MS if ours.documents <= number), 0.0)
    took = ours.ask["match"][LONG]["p95"]
    if limit and took > limit:
        yield f"{where}: a whole match takes {took:.0f} ms (p95), target {limit:.0f}"
    times = fts5.ask["first"][LONG]["p50"] / ours.ask["first"][LONG]["p50"]
    if ours.documents >= LARGE and times < TIMES_FTS5:
        yield f"{where}: the first stage is {times:.1f} times as fast as FTS5, target 50"
    memory = max(ours.build["memory"], ours.ask["memory"])
    if memory > MEMORY:
        yield f"{where}: {memory / 1e9:.1f} GB in memory, target {MEMORY / 1e9:.1f}"
