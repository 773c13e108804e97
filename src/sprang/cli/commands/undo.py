"""`sprang undo`."""

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from sprang.cli.faults import FAILED, STOPPED, WRONG_USE, Fault
from sprang.cli.house import in_english, open_with_database
from sprang.cli.terminal import say, say_json

from .import_ import show_faults
from .options import AsJson

if TYPE_CHECKING:
    from sprang.foundation.models import ImportRun

Run = Annotated[UUID, typer.Argument(help="The run's id, as sprang import told it.", metavar="RUN")]
Yes = Annotated[bool, typer.Option("--yes", help="Don't ask.")]


def undo(run: Run, yes: Yes = False, as_json: AsJson = False) -> None:
    """Undo an import: remove what it created, set back what it changed, keep what others changed.

    Exit code 1 when something had to be kept, 130 after Ctrl-C; the same command then goes on.
    """
    open_with_database()
    from sprang.cli.progress import progress
    from sprang.foundation import imports
    from sprang.foundation.models import ImportRun

    found = ImportRun.objects.select_related("platform", "job").filter(uid=run).first()
    if found is None:
        raise Fault(f"There is no import {run}.", WRONG_USE)
    if not yes:
        ask(found)
    with progress(f"Undoing {found.name}", stoppable=True) as bar, in_english():
        done = imports.undo_now(found, bar)
    say_json(told(done)) if as_json else show(done)
    if done.state != ImportRun.State.UNDONE:
        raise typer.Exit(STOPPED)
    if done.kept:
        raise typer.Exit(FAILED)


def ask(run: "ImportRun") -> None:
    from sprang.foundation import imports

    would = imports.foretold(run)
    question = (
        f"{run.name}: remove {would.removed} for good, set {would.restored} back, "
        f"keep {would.kept} that somebody has worked on?"
    )
    typer.confirm(question, abort=True, err=True)


def told(run: "ImportRun") -> dict[str, Any]:
    kept = run.faults.filter(level="kept").values("row", "message")
    counts = {name: getattr(run, name) for name in ("removed", "restored")}
    return {"run": str(run.uid), "state": run.state, **counts, "kept": list(kept)}


def show(run: "ImportRun") -> None:
    left = run.traces.count()
    stopped = f" Stopped with {left} left; the same command goes on." if left else ""
    say(f"{run.removed} removed, {run.restored} set back, {run.kept} kept.{stopped}")
    show_faults(run.faults.filter(level="kept"))
