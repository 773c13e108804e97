"""`sprang import`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sprang.cli.faults import FAILED, STOPPED, WRONG_USE, Fault
from sprang.cli.house import in_english, open_with_database
from sprang.cli.terminal import say, say_json

from .options import AsJson, one_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from sprang.foundation.models import ImportFault, ImportRun

SHOWN = 20
"""Faults told one by one; all of them are in --json."""

Kind = Annotated[str, typer.Argument(help="What the rows are: needs, solutions …", metavar="KIND")]
File = Annotated[Path, typer.Argument(help="CSV or XLSX.", metavar="FILE")]
Platform = Annotated[str, typer.Option(help="The platform that the rows belong to: boras.")]
Options = Annotated[
    list[str] | None, typer.Option("--set", help="Something that holds for all rows: name=value.")
]


def import_(
    kind: Kind,
    file: File,
    platform: Platform = "",
    options: Options = None,
    as_json: AsJson = False,
) -> None:
    """Read rows from a file. Read again, they are found and brought up to date.

    Rows that can't be used are told one by one; the others are read in. Exit code 1 then, 130 after
    Ctrl-C: what had been read in stays, and the same command goes on from there.
    """
    if not file.is_file():
        raise Fault(f"There is no file {file}.", WRONG_USE)
    open_with_database()
    from sprang.cli.places import platform_named
    from sprang.cli.progress import progress
    from sprang.foundation import imports

    one_of(kind, [each.name for each in imports.kinds()], "kind")
    given: dict[str, Any] = dict(_parted(option) for option in options or ())
    with progress(f"Reading {file.name}", stoppable=True) as bar, in_english():
        run = imports.run_import(kind, file, platform_named(platform), progress=bar, **given)
    say_json(told(run)) if as_json else show(run)
    if run.state == run.State.STOPPED:
        raise typer.Exit(STOPPED)
    if run.refused:
        raise typer.Exit(FAILED)


def _parted(option: str) -> tuple[str, str]:
    name, equals, value = option.partition("=")
    if not equals:
        raise Fault(f"Write --set as name=value, not “{option}”.", WRONG_USE)
    return name, value


def told(run: "ImportRun") -> dict[str, Any]:
    counts = ("rows", "created", "updated", "unchanged", "duplicates", "omitted", "refused")
    return {name: getattr(run, name) for name in counts} | {
        "run": str(run.uid),
        "state": run.state,
        "faults": list(run.faults.values("row", "column", "level", "message")),
    }


def show(run: "ImportRun") -> None:
    say(
        f"{run.rows} rows: {run.created} new, {run.updated} changed, "
        f"{run.unchanged} already there, {run.duplicates} duplicates, {run.refused} refused."
    )
    if run.state == run.State.STOPPED:
        say(f"Stopped after {run.position} rows. Run it again to read the rest.")
    show_faults(run.faults.all())
    if run.traces.exists():
        say(f"Undo it: sprang undo {run.uid}")


def show_faults(told: "QuerySet[ImportFault]") -> None:
    faults = list(told[: SHOWN + 1])
    for fault in faults[:SHOWN]:
        column = f", {fault.column}" if fault.column else ""
        say(f"  row {fault.row}{column}: {fault.message}")
    if len(faults) > SHOWN:
        say(f"  … and {told.count() - SHOWN} more. All of them: --json")
