"""A house filled with as many needs as asked for, its journal and its index."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile

from sprang.foundation import journal
from sprang.foundation.enums import Role
from sprang.foundation.models import File, ImportRun, ImportTrace, Membership, Record, User
from sprang.matching import index
from sprang.needs.models import Need
from sprang.organisations.models import Organisation
from sprang.solutions.models import Solution

from . import bulk, calls
from .introduced import introduce
from .meetings import meet
from .partners import claim, partner
from .places import City, build_askers, build_cities, build_people
from .records import Maker
from .talk import talk, tell

Told = Callable[[int, int, str], None]
LEAST = 1000
A_FILE_TO = 50
RUNS, ROWS = 5, 40


@dataclass
class Filled:
    cities: list[City]
    askers: dict[str, User]


def fill(needs: int, told: Told = lambda _done, _total, _what: None) -> Filled:
    """`needs` needs, a tenth as many solutions, a twentieth as many organisations; of these never
    so few that a page of theirs would be shorter than in a large house."""
    with journal.together():
        cities = build_cities()
        build_people(cities, needs)
        askers = build_askers(cities)
    _records(Maker(cities, askers["member"]), needs, told)
    _runs(cities[0], askers["lead"])
    _calls(cities[0], askers["lead"], askers["many"])
    partner(cities[0], askers["lead"])
    claim(cities[0], cities[1].people)
    talk(cities[0], askers["lead"], askers.values())
    meet(cities[0], askers["lead"], askers.values())
    introduce(cities[0], askers["lead"], max(LEAST // 10, needs // 100))
    tell(cities[0], max(LEAST // 10, needs // 100))
    index.rebuild(told=lambda done, total: told(done, total, "indexing"))
    return Filled(cities, askers)


def _records(maker: Maker, needs: int, told: Told) -> None:
    organisations = maker.organisations(max(LEAST // 4, needs // 20))
    with journal.together():
        maker.write_organisations(organisations)
        _told("organisation.registered", organisations)
    answered: list[Need] = []
    done = 0
    for chunk in maker.needs(needs):
        _write("need.captured", chunk)
        answered += chunk[:1000]
        done += len(chunk)
        told(done, needs, "writing needs")
    for solutions in maker.solutions(max(LEAST, needs // 10), organisations):
        _write("solution.registered", solutions)
        _tied(maker, solutions, answered)
        _files(solutions)
    calls.write_calls(maker, max(LEAST // 2, needs // 100), answered)
    maker.close()


def _calls(city: City, lead: User, many: User) -> None:
    """After `close`: their numbers are given as everybody's are. One of the companies that can
    answer is where somebody works who works in many places."""
    mine = Need.objects.filter(platform=city.platform, visibility="public", status="sharpened")
    companies = Organisation.objects.filter(type__in=calls.ANSWERERS).order_by("pk")
    own, *senders = companies[: calls.ANSWERS + 1]
    Membership.objects.create(user=many, scope=own, role=Role.MEMBER)
    calls.lead_calls(city, lead, list(mine.order_by("pk")[:3]), senders)


def _write(kind: str, rows: Sequence[Record]) -> None:
    """A chunk and its part of the chain, which is computed in one go."""
    with journal.together():
        bulk.create(Record, rows)
        _told(kind, rows)
        _told("need.sharpened", [row for row in rows if row.status == "sharpened"])


def _told(kind: str, rows: Iterable[Record | Organisation]) -> None:
    for row in rows:
        journal.append(kind, subject=row, by=getattr(row, "author", None))


def _tied(maker: Maker, solutions: Sequence[Solution], needs: Sequence[Need]) -> None:
    with journal.together():
        for link in maker.links(solutions, needs):
            data = {"target": str(link.target.uid), "kind": link.kind}
            journal.append("solution.tied", subject=link.source, by=None, data=data)


def _files(solutions: Sequence[Solution]) -> None:
    content = b"Protokoll"
    with journal.together():
        for solution in solutions[::A_FILE_TO]:
            file = File(record=solution, name="protokoll.txt", content_type="text/plain")
            file.size, file.uploaded_by_id, file.sha256 = len(content), solution.author_id, "0" * 64
            file.content.save("protokoll.txt", ContentFile(content), save=True)
            journal.append("solution.file_attached", subject=solution, by=solution.author)


def _runs(city: City, lead: User) -> None:
    """Files that were read in: each done, its rows long since records."""
    done: dict[str, Any] = {
        "state": ImportRun.State.DONE,
        "rows": ROWS,
        "position": ROWS,
        "created": ROWS,
    }
    runs = ImportRun.objects.bulk_create(
        ImportRun(kind="needs", platform=city.platform, by=lead, name=f"behov-{n}.csv", **done)
        for n in range(RUNS)
    )
    needs = Need.objects.filter(platform=city.platform).order_by("pk")[: ROWS * RUNS]
    ImportTrace.objects.bulk_create(
        ImportTrace(run=runs[at // ROWS], record=need, row=at % ROWS + 2, version=1)
        for at, need in enumerate(needs)
    )
