"""The measurement: every page by every role in both houses and the empty page, in turns.

In turns, so that what else the machine does falls on all of them alike. Each page is asked for
under an address that nobody has asked for, so that it must be drawn, and then under its own again.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from . import asking, live, serving

CONNECTIONS = (1, 8, 32)
WARM_UP = 3
LOADED = (("need-list", "member"), ("need-list", "anonymous"), ("platform-start", "anonymous"))
"""Pages that are asked for by many at once."""
PEER_EVERY = 4
"""The empty page is asked for after so many of ours."""

Told = Callable[[int, int, str], None]


@dataclass
class Measured:
    """Times in milliseconds, in the order small, large; `again` where the page may be kept."""

    page: str
    role: str
    queries: tuple[int, int]
    bytes: tuple[int, int]
    times: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    again: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))

    def median(self, house: int) -> float:
        return median(self.times[house])

    def p95(self, house: int) -> float:
        return quantiles(self.times[house], n=20)[-1]

    @property
    def growth(self) -> float:
        return self.median(1) / self.median(0)


@dataclass
class Run:
    pages: list[Measured]
    empty: list[float]
    load: list[dict[str, Any]]
    live: dict[str, Any] = field(default_factory=dict)


def measure(
    sizes: tuple[int, int],
    databases: tuple[str, str],
    *,
    rounds: int,
    seconds: float,
    told: Told,
) -> Run:
    with ExitStack() as open_:
        houses = [
            open_.enter_context(serving.house(needs, database))
            for needs, database in zip(sizes, databases, strict=True)
        ]
        ports = [open_.enter_context(serving.served(each)) for each in houses]
        empty = open_.enter_context(serving.peer())
        run = _latency(houses, ports, empty, rounds, told)
        run.load = list(_load(houses[1], ports[1], empty, seconds, told))
        run.live = live.measured(houses[1], ports[1], 3 * seconds)
        return run


def _latency(
    houses: list[dict[str, Any]], ports: list[int], empty: int, rounds: int, told: Told
) -> Run:
    ours, asked = _both(houses)
    run = Run(ours, [], [])
    lines, least = [asking.Connection(port) for port in ports], asking.Connection(empty)
    for turn in range(-WARM_UP, rounds):
        for number, (page, questions) in enumerate(zip(ours, asked, strict=True)):
            start = turn % 2  # neither house is always the first
            for house in (start, 1 - start):
                path, cookie = questions[house]
                for times, where in ((page.times, anew(path, turn)), (page.again, path)):
                    took = 1000 * asking.took(lines[house], asking.request(where, cookie))
                    times[house].extend([took] if turn >= 0 else [])
            if number % PEER_EVERY == 0:
                took = 1000 * asking.took(least, asking.request("/"))
                run.empty += [took] if turn >= 0 else []
        told(turn + WARM_UP + 1, rounds + WARM_UP, "asking for every page")
    return run


Question = tuple[str, str]
"""A path and a cookie."""


def anew(path: str, turn: int) -> str:
    """The same page under an address of its own."""
    return f"{path}{'&' if '?' in path else '?'}turn={turn + WARM_UP}"


def _both(
    houses: list[dict[str, Any]],
) -> tuple[list[Measured], list[tuple[Question, Question]]]:
    """The pages that open in both houses, and how each is asked for."""
    small, large = ({(each["page"], each["role"]): each for each in h["pages"]} for h in houses)
    pages, asked = [], []
    for key in [key for key in small if key in large]:
        one, other = small[key], large[key]
        queries, size = ((one[name], other[name]) for name in ("queries", "bytes"))
        pages.append(Measured(*key, queries, size))
        asked.append((question(one, houses[0]), question(other, houses[1])))
    return pages, asked


def question(page: Mapping[str, Any], house: Mapping[str, Any]) -> Question:
    return page["path"], house["cookies"].get(page["role"], "")


def _load(
    house: dict[str, Any], port: int, empty: int, seconds: float, told: Told
) -> Iterable[dict[str, Any]]:
    """Requests a second, of the large house and of the empty page."""
    named = {
        (each["page"], each["role"]): asking.request(*question(each, house))
        for each in house["pages"]
    }
    asked = [(name, role, port, named[name, role]) for name, role in LOADED]
    asked.append(("empty", "anonymous", empty, asking.request("/")))
    for done, (name, role, where, question_) in enumerate(asked):
        rates = {n: asking.per_second(where, question_, n, seconds) for n in CONNECTIONS}
        told(done + 1, len(asked), "many at once")
        yield {"page": name, "role": role, "per_second": rates}
