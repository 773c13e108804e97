"""`sprang bench NAME`: each measurement runs in a scratch house, beside a named peer."""

from typing import Annotated

import typer

from sprang.cli.faults import WRONG_USE, Fault
from sprang.cli.terminal import say, say_json, say_table

from .options import AsJson

app = typer.Typer(
    name="bench",
    help="Measure what Språng costs, beside a named peer in the same run.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

LEAST = 100
"""Documents: the best hundred are asked for."""

Small = Annotated[int, typer.Option(min=100, help="Needs in the small house.")]
Large = Annotated[int, typer.Option(min=100, help="Needs in the large house.")]
Rounds = Annotated[int, typer.Option(min=2, help="How often each page is asked for.")]
Seconds = Annotated[float, typer.Option(min=0.1, help="How long each load lasts.")]
Database = Annotated[str, typer.Option(help="Address of a PostgreSQL database to measure in.")]
Check = Annotated[bool, typer.Option("--check", help="Exit code 1 where a target is missed.")]


@app.command("pages")
def pages(
    small: Small = 1000,
    large: Large = 100_000,
    rounds: Rounds = 25,
    seconds: Seconds = 5.0,
    database: Database = "",
    check: Check = False,
    as_json: AsJson = False,
) -> None:
    """Measure every page at a thousand and at a hundred thousand needs, beside an empty page."""
    from sprang.cli.bench.pages import databases, measuring, report

    with databases.two(database) as where:
        run = measuring.measure(
            (small, large), where, rounds=rounds, seconds=seconds, told=report.told
        )
    missed = list(report.missed(run))
    if as_json:
        say_json(report.as_json(run, (small, large)))
    else:
        say(report.headline(run))
        say_table(report.HEAD, report.rows(run))
        say_table(report.LOAD_HEAD, report.load_rows(run))
        say(report.live_line(run))
        for line in missed:
            say(line)
    if missed and check:
        raise typer.Exit(1)


Writers = Annotated[int, typer.Option(min=1, help="Writers at once, on PostgreSQL.")]
Size = Annotated[int, typer.Option(min=1, help="Entries in a round, and in a batch.")]


@app.command("journal")
def journal(
    rounds: Rounds = 15,
    size: Size = 200,
    writers: Writers = 4,
    database: Database = "",
    as_json: AsJson = False,
) -> None:
    """Measure what an entry in the journal costs, beside a plain insert of a row as wide."""
    from sprang.cli.bench.scratch import scratch

    with scratch(database):
        from sprang.cli.bench import journal as bench

        found = bench.measure(rounds=rounds, size=size, writers=writers)
        if as_json:
            say_json(bench.as_json(found))
        else:
            say_table(bench.HEAD, list(bench.rows(found)))


Documents = Annotated[str, typer.Option(help="How many, one run for each: 100000,1000000.")]
Beside = Annotated[str, typer.Option(help="Address of a PostgreSQL database to measure beside.")]


@app.command("matching")
def matching(
    documents: Documents = "100000,1000000",
    database: Beside = "",
    check: Check = False,
    as_json: AsJson = False,
) -> None:
    """Measure matching at the size of Europe, beside SQLite FTS5, bm25s and PostgreSQL."""
    from sprang.cli.bench.matching import measuring, report

    numbers = numbers_of(documents)
    found = measuring.measure(numbers, database, report.told)
    missed = list(report.missed(found))
    if as_json:
        say_json(report.as_json(found, database))
    else:
        say_table(report.HEAD, report.rows(found))
        for line in (*measuring.absent(database).values(), *missed):
            say(line)
    if missed and check:
        raise typer.Exit(1)


def numbers_of(written: str) -> list[int]:
    """:raises Fault: they are no numbers."""
    numbers = [int(each) for each in written.split(",") if each.strip().isdigit()]
    if len(numbers) != len(written.split(",")) or min(numbers) < LEAST:
        raise Fault(f"--documents takes numbers from {LEAST} up, with commas between.", WRONG_USE)
    return numbers
