"""Whether what a row of the demo's content names is there."""

from collections.abc import Collection, Iterator

from sprang.cli.faults import Fault

from .content import Row


def one_of(row: Row, name: str, known: Collection[str]) -> Iterator[Fault]:
    if row.get(name) not in known:
        yield row.fault(f"{name} “{row.get(name)}” is unknown")


def each_of(row: Row, name: str, known: Collection[str]) -> Iterator[Fault]:
    for value in row.get(name, []):
        if value not in known:
            yield row.fault(f"{name} “{value}” is unknown")
