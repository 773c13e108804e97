"""The measurement: engine after engine, each step in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sprang.cli.faults import Fault

from .peers import FOUND, sweep
from .step import BEST, ENGINES

OURS = "Språng"
Told = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Measured:
    """`build` and `ask` as `step` has them. By the length of the question, the part of the exact
    best that the first stage has among as many of its own (`agreement`), and among all that it
    finds (`found`), which are then ranked again by everything."""

    documents: int
    engine: str
    build: dict[str, Any]
    ask: dict[str, Any]
    agreement: dict[str, float]
    found: dict[str, float]


def measure(numbers: list[int], address: str, told: Told) -> list[Measured]:
    engines = ["ours", *present(address)]
    total, done, found = len(numbers) * (len(engines) + 1), 0, []
    for number in numbers:
        for engine in engines:
            with _folder(engine, address) as folder:
                found.append(_measured(engine, folder, number, address))
                done += 1 + (engine == "ours")
                told(done, total, f"{number} documents, {found[-1].engine}")
    return found


def present(address: str) -> list[str]:
    return [each for each in ENGINES if each not in absent(address)]


def absent(address: str) -> dict[str, str]:
    """Engines that are left out, and why."""
    left_out = {}
    if not find_spec("bm25s"):
        left_out["bm25s"] = "bm25s is not installed (it is in the extra dev)."
    if not address:
        left_out["postgres"] = "PostgreSQL is left out: give a database with --database."
    return left_out


def _measured(engine: str, folder: Path, number: int, address: str) -> Measured:
    def run(step: str, which: str = engine) -> dict[str, Any]:
        return _step((step, which, str(folder), str(number), address))

    build, ask = run("build"), run("ask")
    if engine != "ours":
        return Measured(number, ENGINES[engine].name, build, ask, {}, {})
    found, truth = run("best"), run("best", "exact")
    both = [
        {each: agreement(found[each], truth[each], most) for each in truth}
        for most in (BEST, FOUND)
    ]
    return Measured(number, OURS, build, ask, *both)


def agreement(found: list[list[str]], truth: list[list[str]], most: int) -> float:
    """The mean part of the true best that is among the first `most` found."""
    both = [len({*one[:most]} & {*other}) for one, other in zip(found, truth, strict=True)]
    return sum(both) / sum(map(len, truth))


@contextmanager
def _folder(engine: str, address: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="sprang-bench-", ignore_cleanup_errors=True) as folder:
        try:
            yield Path(folder)
        finally:
            if engine == "postgres":
                sweep(address)


def _step(arguments: tuple[str, ...]) -> dict[str, Any]:
    given = {name: value for name, value in os.environ.items() if not name.startswith("SPRANG_")}
    with tempfile.TemporaryDirectory(prefix="sprang-bench-") as data:
        done = subprocess.run(
            [sys.executable, "-m", "sprang.cli.bench.matching.step", *arguments],
            env={**given, "SPRANG_DATA": data}, stdout=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise Fault(f"Measuring stopped at {' '.join(arguments[:2])}; see above.")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer
