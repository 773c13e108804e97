"""Checks of the demo's content before anything is written: each fault names file and key."""

from collections.abc import Collection, Iterator

from sprang.cli.faults import Fault
from sprang.core.sweden import NAMES
from sprang.foundation.enums import Role, Visibility
from sprang.foundation.goals import GOALS
from sprang.foundation.themes import THEMES
from sprang.matching.enums import Reason, Verdict
from sprang.needs.enums import NeedStatus, Weight
from sprang.needs.sources.enums import State
from sprang.organisations.enums import OrganisationKind, UnitKind
from sprang.rooms.enums import Way
from sprang.solutions.enums import Novelty, SolutionStatus

from .check_network import network
from .content import Content, Row
from .known import each_of, one_of


def check(content: Content) -> None:
    """:raises Fault: with the first fault and how many more there are."""
    if faults := list(_faults(content)):
        more = f" And {len(faults) - 1} more." if len(faults) > 1 else ""
        raise Fault(f"{faults[0]}{more}")


def _faults(content: Content) -> Iterator[Fault]:
    yield from _twice(content)
    cities = {row.key for row in content.platforms}
    organisations = {row.key for row in content.organisations}
    places = cities | organisations | {row.key for row in content.units}
    people = {row.get("email") for row in content.people}
    needs = {row.key for row in content.needs}
    for row in content.organisations:
        yield from one_of(row, "platform", cities)
        yield from one_of(row, "kind", OrganisationKind.values)
    for row in content.units:
        yield from one_of(row, "organisation", organisations)
        yield from one_of(row, "kind", UnitKind.values)
    for row in content.people:
        yield from one_of(row, "scope", places)
        yield from one_of(row, "role", Role.values)
    yield from network(content, cities)
    for row in content.needs:
        yield from _need(row, places, people, needs)
    for row in content.told:
        yield from one_of(row, "platform", cities)
        yield from one_of(row, "state", State.values)
    for row in content.rooms:
        yield from _room(row, cities, needs)
    for row in content.talks:
        yield from _talk(row, people, needs)
    innovators = {row.key for row in content.innovators} | organisations
    for row in content.solutions:
        yield from _solution(row, cities, innovators, needs)
    for row in content.introductions:
        yield from one_of(row, "need", needs)
        yield from one_of(row, "organisation", innovators)
    for row in content.calls:
        yield from one_of(row, "platform", cities)
        yield from each_of(row, "needs", needs)
        yield from each_of(row, "themes", THEMES)
        yield from each_of(row, "judges", people)
        for said in row.get("answer", []):
            yield from one_of(Row(row.file, {"key": row.key, **said}), "organisation", innovators)
    found = needs | {row.key for row in (*content.solutions, *content.innovators)}
    for row in content.verdicts:
        yield from _verdicts(row, people, needs, found)


def _room(row: Row, cities: Collection[str], needs: Collection[str]) -> Iterator[Fault]:
    yield from one_of(row, "platform", cities)
    yield from one_of(row, "way", Way.values)
    yield from one_of(row, "theme", {"", *THEMES})
    yield from each_of(row, "shared", needs)


def _need(
    row: Row, places: Collection[str], people: Collection[str], needs: Collection[str]
) -> Iterator[Fault]:
    yield from one_of(row, "scope", places)
    yield from one_of(row, "author", people)
    yield from one_of(row, "status", NeedStatus.values)
    yield from one_of(row, "visibility", Visibility.values)
    yield from each_of(row, "themes", THEMES)
    yield from each_of(row, "goals", GOALS)
    yield from each_of(row, "similar", needs)
    if row.get("merged_into"):
        yield from one_of(row, "merged_into", needs)
    for requirement in row.get("requirement", []):
        yield from one_of(Row(row.file, {"key": row.key, **requirement}), "weight", Weight.values)


def _talk(row: Row, people: Collection[str], needs: Collection[str]) -> Iterator[Fault]:
    yield from one_of(row, "about", needs)
    yield from each_of(row, "supports", people)
    for each in (row.values, *row.get("answer", [])):
        said = Row(row.file, {"key": row.key, **each})
        yield from one_of(said, "by", people)
        yield from each_of(said, "mentions", people)


def _solution(
    row: Row, cities: Collection[str], providers: Collection[str], needs: Collection[str]
) -> Iterator[Fault]:
    yield from one_of(row, "platform", cities)
    yield from one_of(row, "status", SolutionStatus.values)
    yield from one_of(row, "visibility", Visibility.values)
    yield from each_of(row, "themes", THEMES)
    yield from each_of(row, "answers", needs)
    yield from each_of(row, "adopted_by", NAMES)
    if row.get("provider"):
        yield from one_of(row, "provider", providers)
    if row.get("novelty"):
        yield from one_of(row, "novelty", Novelty.values)


def _verdicts(
    row: Row, people: Collection[str], needs: Collection[str], found: Collection[str]
) -> Iterator[Fault]:
    yield from one_of(row, "need", needs)
    yield from one_of(row, "by", people)
    names = ("hit", "verdict", "reason", "words")
    for said in row["hits"]:
        hit = Row(row.file, {"key": row.key, **dict(zip(names, said, strict=False))})
        yield from one_of(hit, "hit", found)
        yield from one_of(hit, "verdict", Verdict.values)
        is_away = hit["verdict"] == Verdict.IRRELEVANT
        yield from one_of(hit, "reason", ("", *Reason.values) if is_away else ("",))


def _twice(content: Content) -> Iterator[Fault]:
    seen: set[str] = set()
    groups = (content.platforms, content.organisations, content.units, content.innovators)
    for row in (
        row for rows in (*groups, content.needs, content.solutions, content.calls) for row in rows
    ):
        if row.key in seen:
            yield row.fault("the key is used twice")
        seen.add(row.key)
