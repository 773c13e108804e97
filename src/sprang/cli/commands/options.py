"""Options that several commands share."""

from collections.abc import Sequence
from typing import Annotated

import typer

from sprang.cli.faults import WRONG_USE, Fault

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for another program.")]
Host = Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for all of them.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]


def one_of(given: str, known: Sequence[str], what: str) -> None:
    """:raises Fault: with the list of what there is."""
    if given not in known:
        listed = ", ".join(sorted(known)) or "none yet"
        raise Fault(f"There is no {what} “{given}”. Choose one of: {listed}.", WRONG_USE)
