"""`sprang match`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sprang.cli.faults import WRONG_USE, Fault
from sprang.cli.hits import show, told
from sprang.cli.house import in_english, open_with_database
from sprang.cli.terminal import say_json

from .options import AsJson, one_of

if TYPE_CHECKING:
    from sprang.foundation.models import Record

Text = Annotated[str, typer.Option(help="The text itself.")]
File = Annotated[str, typer.Option(help="A file with the text; - reads standard input.")]
Need = Annotated[str, typer.Option(help="A need's reference, B26-0142 or boras/B26-0142.")]
Kind = Annotated[str, typer.Option(help="Only one kind: need, solution or innovator.")]
Limit = Annotated[int, typer.Option(min=1, max=100, help="At most so many of each kind.")]


def match(
    text: Text = "",
    file: File = "",
    need: Need = "",
    kind: Kind = "",
    limit: Limit = 10,
    as_json: AsJson = False,
) -> None:
    """Who else has a need, who has solved it, who may help: ranked, and explained."""
    if sum(map(bool, (text, file, need))) != 1:
        raise Fault("Give one of --text, --file and --need.", WRONG_USE)
    asked = read(file) if file else text
    open_with_database()
    from sprang.matching import search
    from sprang.matching.searchables import OPERATOR

    answer = search.match(find(need) if need else asked, OPERATOR, kinds_of(kind), limit)
    if not answer.complete:
        raise Fault("There is no search index on this machine. Run: sprang index --rebuild")
    with in_english():
        hits = [told(hit) for hit in answer.hits]
    say_json(hits) if as_json else show(hits)


def read(file: str) -> str:
    """The text of a file, whatever it is encoded in."""
    from charset_normalizer import from_bytes

    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    best = from_bytes(content).best()
    if best is None or not str(best).strip():
        raise Fault(f"There is no text in {file}. Give a file of plain text.")
    return str(best)


def kinds_of(kind: str) -> list[str] | None:
    from sprang.matching.searchables import searchables

    if not kind:
        return None
    one_of(kind, [each.kind for each in searchables()], "kind")
    return [kind]


def find(reference: str) -> "Record":
    """The need with a number; the city before it where several have the same."""
    from sprang.needs.models import Need

    slug, _, number = reference.rpartition("/")
    needs = Need.objects.select_related("platform").filter(reference=number.upper())
    found = list(needs.filter(platform__slug=slug) if slug else needs)
    if not found:
        raise Fault(f"There is no need {reference}.", WRONG_USE)
    if len(found) > 1:
        cities = ", ".join(f"{each.platform.slug}/{number}" for each in found)
        raise Fault(f"Several cities have a need {number}. Choose one of: {cities}.", WRONG_USE)
    record: Record = found[0]
    return record
